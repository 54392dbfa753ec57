using System;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <content>The lines with which a connection fails, and the endpoint that they name.</content>
internal sealed partial class LogSession
{
    private void ApplyEnd(LogEvent line)
    {
        switch (line.Kind)
        {
            case LogEventKind.ConnectFailed:
                SetEndpoint(line["host"], line.Number("port"));
                End = new LogEnd(LogPhase.Connect, line);
                break;
            case LogEventKind.HostNotFound:
                SetEndpoint(line["host"], 0);
                End = new LogEnd(LogPhase.Start, line);
                break;
            case LogEventKind.Denied:
                SignIn.Deny(line["names"]);
                SetHost(line["host"]);
                Facts.User = Facts.User.Length > 0 ? Facts.User : line["user"];
                End = new LogEnd(LogPhase.Authenticate, line);
                break;
            case LogEventKind.OptionInvalid:
            case LogEventKind.ConfigurationTooOpen:
            case LogEventKind.OldProtocol:
            case LogEventKind.HostKeyFailed:
            case LogEventKind.HostKeyTooShort:
            case LogEventKind.NoCommonKex:
            case LogEventKind.NoCommonHostKey:
            case LogEventKind.NoCommonCipher:
            case LogEventKind.NoCommonMac:
            case LogEventKind.NoCommonCompression:
            case LogEventKind.Corrupted:
                SetAddress(line);
                End ??= new LogEnd(Phase, line);
                break;
            case LogEventKind.ClosedBeforeVersion:
            case LogEventKind.BannerTimeout:
            case LogEventKind.NotSsh:
                End ??= new LogEnd(LogPhase.Identify, line);
                SetAddress(line);
                break;
            case LogEventKind.Disconnected:
            case LogEventKind.Closed:
            case LogEventKind.TimedOut:
            case LogEventKind.Fatal:
                // The line before it, where there is one, says more.
                SetAddress(line);
                End = End is null || End.Phase == LogPhase.Authenticate ? new LogEnd(Phase, line) : End;
                break;
        }
    }

    private void SetAddress(LogEvent line)
    {
        if (line["ip"].Length > 0 && line["ip"] != "UNKNOWN")
        {
            Facts.Address ??= line["ip"];
            SetEndpoint(line["ip"], line.Number("port"));
        }
    }

    private void SetEndpoint(string host, int port)
    {
        SetHost(host);
        Facts.Port = Facts.Port == 0 && port <= 65535 ? port : Facts.Port;
    }

    // Names of known hosts have the port with them where it is not 22: [name]:port.
    private void SetHost(string host)
    {
        if (Facts.Host.Length == 0 && host.Length > 0)
        {
            int end = host.StartsWith("[", StringComparison.Ordinal) ? host.IndexOf("]:", StringComparison.Ordinal) : -1;
            Facts.Host = end > 0 ? host.Substring(1, end - 1) : host.Split(' ')[0];
            if (end > 0 && Facts.Port == 0 && int.TryParse(host.Substring(end + 2), out int port) && port is > 0 and <= 65535)
            {
                Facts.Port = port;
            }
        }
    }
}
