using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Logs whose lines a mail program or a terminal has broken.</summary>
public class LogWrapTests
{
    private const string LongName = "bastion-01.prod.eu.example-corp.net";
    private const string Start = "OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.22 25 Aug 2026\ndebug1: Connecting to " + LongName + " [203.0.113.10] port 22.\n";

    public static TheoryData<int> Widths => [.. Enumerable.Range(60, 21)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void LogsBrokenAtBlanksAreReadTheSame(int width)
    {
        foreach (var name in LogSamples.Names)
        {
            var text = LogSamples.Text(name).Replace("\r", "");
            string[] honest = Summary(text);
            string[] lines = [.. Wrap(text, width)];
            Assert.Equal([name, .. honest], [name, .. Summary(string.Join('\n', lines.Select(line => "> " + line)))]);
            Assert.Equal([name, .. honest], [name, .. Summary(string.Join("\r\n", lines))]);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void LastWordsBrokenAtBlanksAreReadTheSame(int width)
    {
        (string Text, SshConnectionReason Reason)[] logs =
        [
            (Start + $"debug1: connect to address 203.0.113.10 port 22: Connection refused\nssh: connect to host {LongName} port 22: Connection refused", SshConnectionReason.ConnectionRefused),
            (Start + $"debug1: connect to address 203.0.113.10 port 22: Connection timed out\nssh: connect to host {LongName} port 22: Connection timed out", SshConnectionReason.ConnectionTimedOut),
            ($"ssh: connect to host {LongName} port 22: Connection timed out", SshConnectionReason.ConnectionTimedOut),
            ("Received disconnect from 203.0.113.10 port 22:2: Too many authentication failures\nDisconnected from 203.0.113.10 port 22", SshConnectionReason.TooManyFailures),
            ("root@ec2-203-0-113-10.eu-central-1.compute.amazonaws.com: Permission denied (publickey).", SshConnectionReason.SignInRefused),
            ($"administrator@{LongName}: Permission denied (publickey).", SshConnectionReason.SignInRefused),
        ];
        foreach (var (text, reason) in logs)
        {
            var report = Assert.Single(LogSamples.Read(string.Join('\n', Wrap(text, width)))).Report;
            Assert.Equal(reason, report.Reason);
            Assert.Equal(Summary(text), Summary(string.Join('\n', Wrap(text, width))));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void BrokenTextOfTheServerDoesNotChangeAVerdict(int width)
    {
        var text = LogSamples.Text("15-load-key-invalid-format-vvv.log").Replace("\r", "");
        int at = text.IndexOf("debug1: Authentications that can continue", StringComparison.Ordinal);
        foreach (var banner in LogImitationTests.BannersOfAFailedSignIn.Select(row => row.Data))
        {
            var report = LogSamples.Read(string.Join('\n', Wrap(text.Insert(at, banner + "\n"), width))).Last().Report;
            Assert.True(report.Reason == SshConnectionReason.KeyFileFormat, banner);
        }
    }

    public static TheoryData<string> Beginnings =>
    [
        "debug1: Offering RSA public key:", "debug1: Offering RSA public key: /a/rather/long/path/of/somebody", "Load key \"/a/rather/long/path/of/somebody/or/other\":",
        "debug1: Remote protocol version 2.0, remote software version", "Received disconnect from 127.0.0.1 port 43102:11: so long, and", "ssh: connect to host 127.0.0.1 port 43102: this is", "debug1: Trying private key: /a/rather/long/path/of/somebody",
        "kex_exchange_identification: banner line 0: something quite long that", "Unable to negotiate with 127.0.0.1 port 43102: no matching cipher found. Their offer:", "debug1: Will attempt key: /a/rather/long/path/of/somebody",
    ];

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void BeginningsSentByTheServerDoNotSwallowWhatTheClientSays(string beginning)
    {
        var text = LogSamples.Text("15-load-key-invalid-format-vvv.log").Replace("\r", "");
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).Distinct().SkipWhile(line => !line.Contains("SERVICE_ACCEPT")).Skip(1))
        {
            int at = text.IndexOf("\n" + line + "\n", StringComparison.Ordinal) + 1;

            // Nothing is joined with an empty line.
            Assert.Equal([line, .. Summary(text.Insert(at, beginning + "\n\n"))], [line, .. Summary(text.Insert(at, beginning + "\n"))]);
        }
    }

    [Theory]
    [InlineData("Starting session with SessionId: alice.local-0a1b2c (profile corp-secret)")]
    [InlineData("/bin/bash: line 1: exec: zproxycmd: not found corp-secret")]
    [InlineData("corp-secret")]
    [InlineData("Debian corp-secret")]
    public void WhatAProxyPrintsIsNotTakenForTheRestOfALine(string printed)
    {
        string[] lines =
        [
            "OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSL 3.0.22 25 Aug 2026",
            "debug1: Executing proxy command: exec /home/alice/bin/connect-through corp-secret --verbose",
            "debug1: identity file /home/alice/.ssh/id_ed25519 type 3",
            "debug1: Local version string SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10",
            "debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1 Debian-2+deb12u10",
            "debug1: Authenticating to target.example:22 as 'root'",
            "debug1: SSH2_MSG_KEXINIT sent",
            "Connection closed by UNKNOWN port 65535",
        ];
        foreach (var (end, printedEnd) in new[] { ("\r\n", "\n"), ("\n", "\n"), ("\r\n", "\r\n") })
        {
            for (int at = 1; at < lines.Length; at++)
            {
                var text = string.Concat(lines.Select((line, index) => (index == at ? printed + printedEnd : "") + line + end));
                foreach (var result in LogSamples.Read(text))
                {
                    Assert.DoesNotContain("corp-secret", result.Excerpt + result.Report.Evidence + result.Report.ClientIdentification + result.Report.ServerIdentification, StringComparison.Ordinal);
                }
            }
        }
    }

    // What people compare: everything of the report but the words that show a level.
    private static string[] Summary(string text) =>
        [.. LogSamples.Read(text).Select(result => result.Report).Select(report => report.Evidence + report.HostKeyStatus + string.Join(';', report.Attempts.Select(attempt => attempt.KeySource)))];

    private static IEnumerable<string> Wrap(string text, int width)
    {
        foreach (var line in text.Split('\n'))
        {
            int start = 0;
            while (line.Length - start > width)
            {
                int blank = line.LastIndexOf(' ', start + width, width);
                blank = blank > start ? blank : line.IndexOf(' ', start + 1);
                if (blank < 0)
                {
                    break;
                }

                yield return line[start..blank];
                start = blank + 1;
            }

            yield return line[start..];
        }
    }
}
