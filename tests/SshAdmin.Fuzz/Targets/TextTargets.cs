using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Logs of clients, and short texts that people copy from somewhere.</summary>
internal static class TextTargets
{
    public static IEnumerable<FuzzTarget> Create()
    {
        byte[][] logs = [.. Seeds.Files("Data/Logs", "*.log").Where(log => log.Length < 32 * 1024).Select(log => (byte[])[(byte)(log.Length % 2), .. log])];
        string[] lines =
        [
            "OpenSSH_9.2p1 Debian-2, OpenSSL 3.0.22 1 Jan 2026\r\n", "debug1: Connecting to host.example [192.0.2.1] port 22.\r\n", "debug1: Authentications that can continue: publickey,password\r\n", "debug1: Offering public key: /k ED25519 SHA256:x\r\n",
            "Permission denied (publickey).\r\n", "debug3: receive packet: type 51\r\n", "debug2: ciphers ctos: aes128-ctr\r\n", "@@@@@@@@@@@@@\n", "kex_exchange_identification: ", "Bad configuration option: ", "Load key \"", "\u001b[0m", "proxy: ",
        ];
        yield return new FuzzTarget("ssh-log", InputShape.Text, logs, lines, ReadLog);
        string[] small = ["host.example:22", "[2001:db8::1]:22", "ssh://host:1/", "alice@192.0.2.7:22", "contoso\\bob@[::1]", "SHA256:Q74o7h4+rm1AvhcImRAqfiHt8No+GLUWEkX/ThpB+p0", "MD5:cd:85:8d:b2:72:46:c3:71:08:da:8b:f2:54:0f:d5:d0", "9.2p1", "OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2", "4.106", "Tera Term 5.0", "PuTTY 0.7*"];
        yield return new FuzzTarget("short-texts", InputShape.Text, [.. small.Select(Seeds.Text)], ["SSH-2.0-OpenSSH_", "p1", ".", "::", "%eth0", "*", "2147483648"], ReadShort);
    }

    private static string ReadLog(byte[] input)
    {
        LogParser parser = new(redact: input.Length > 0 && input[0] % 2 == 1);
        using MemoryStream stream = new(input, Math.Min(1, input.Length), Math.Max(0, input.Length - 1));
        List<LogResult> results = [];
        foreach (string line in BoundedLines.Read(stream, LogLine.MaximumLength))
        {
            results.AddRange(parser.Add(line));
        }

        results.AddRange(parser.Finish());
        return string.Join(' ', results.Select(result => $"{result.Report.FailedStage} {result.Report.Reason} {result.Report.HostKeyStatus} {result.Report.Warnings.Length} {result.Report.NotShown.Length}").Distinct());
    }

    // Each reader gets its chance: what one of them refuses is what the next one is for.
    private static void ReadShort(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        Action<string>[] readers =
        [
            given => _ = new HostTarget(given).ToString(), given => Core.Hardening.SignIn.Parse(given), given => FingerprintText.Normalise(given), given => SshdVersion.Parse(given),
            given => ClientVersion.TryParse(given), given => ClientCatalogue.Select(given), given => HostPattern.MatchList("host.example", given), given => AddressPattern.MatchList("192.0.2.1", given),
        ];
        readers[text.Length % readers.Length](text);
    }
}
