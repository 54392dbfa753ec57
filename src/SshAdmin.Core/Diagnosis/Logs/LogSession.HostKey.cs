using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <content>What the client says about the host key.</content>
internal sealed partial class LogSession
{
    private void ApplyHostKey(LogEvent line)
    {
        switch (line.Kind)
        {
            case LogEventKind.ServerHostKey:
                Facts.HostKeyType ??= line["type"];
                Facts.HostKeyFingerprint ??= line["fingerprint"];
                break;
            case LogEventKind.HostKeySent:
                Facts.HostKeyType ??= LogAttempt.WireName(line["type"]);
                break;
            case LogEventKind.HostKeyFingerprint:
                Facts.HostKeyFingerprint ??= line["fingerprint"];
                break;
            case LogEventKind.HostKeyTrusted:
                Facts.HostKeyStatus = SshHostKeyStatus.Trusted;
                SetHost(line["host"]);
                break;
            case LogEventKind.HostKeyAdded:
                Facts.HostKeyStatus = SshHostKeyStatus.Added;
                SetHost(line["host"]);
                break;
            case LogEventKind.HostKeyFound:
            case LogEventKind.HostKeyOffending:
                Facts.KnownHostsFile = line["file"];
                Facts.KnownHostsLine = line.Number("line");
                Facts.OffendingType = line["type"];
                break;
            case LogEventKind.HostKeyRemoval:
                Facts.KnownHostsName = line["host"];
                break;
            case LogEventKind.PasswordWithheld:
                Facts.PasswordWithheld = true;
                break;
            case LogEventKind.HostKeyUnknown:
                SetHostKey(SshHostKeyStatus.Unknown, line);
                break;
            case LogEventKind.HostKeyChanged:
                SetHostKey(SshHostKeyStatus.Changed, line);
                Facts.KnownHostsName = line["host"].Length > 0 ? line["host"] : Facts.KnownHostsName;
                break;
            case LogEventKind.HostKeyRevoked:
                SetHostKey(SshHostKeyStatus.Revoked, line);
                break;
        }
    }

    private void SetHostKey(SshHostKeyStatus status, LogEvent line)
    {
        Facts.HostKeyStatus = status;
        SetHost(line["host"]);
    }
}
