using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;
using SshAdmin.Core.Tests.Wire.Transport;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>What ssh logs now in situations that a live test does not have: sessions, and options of ssh itself.</summary>
public class FreshSessionLogTests
{
    private static readonly string[] Levels = ["-v", "-vv", "-vvv"];

    [Theory]
    [InlineData("MaxSessions 0", SshConnectionReason.SessionRefused, "true")]
    [InlineData("MaxSessions 9", SshConnectionReason.SessionRefused, "-s", "no-such-subsystem")]
    [InlineData("MaxSessions 0", SshConnectionReason.SessionRefused, "-L", "{free}:127.0.0.1:{port}", "true")]
    [InlineData("AllowTcpForwarding no", SshConnectionReason.ForwardingRefused, "-W", "127.0.0.1:{port}", "")]
    [InlineData("MaxSessions 9", SshConnectionReason.LocalForwardingFailed, "-L", "127.0.0.1:{port}:127.0.0.1:{port}", "-o", "ExitOnForwardFailure=yes", "true")]
    [InlineData("MaxSessions 9", SshConnectionReason.None, "-L", "127.0.0.1:{port}:127.0.0.1:{port}", "true")]
    public async Task Session(string line, SshConnectionReason reason, params string[] options)
    {
        await using var server = await OpenSshServer.StartAsync(line);
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        foreach (var level in Levels)
        {
            string[] words = [.. options.Select(word => word.Replace("{port}", server.Port.ToString()).Replace("{free}", ServerProcess.FreePort().ToString())).Where(word => word.Length > 0)];
            string[] command = words[^1] == "true" || options[0] == "-s" ? words[^1..] : [];
            string text = (await Ssh.TryAsync(bed, server.Port, key, [level, .. words[..^command.Length], .. command.Length > 0 ? command : ["-N"]])).Error;
            var report = Assert.Single(LogSamples.Read(text)).Report;
            Assert.True(report.Reason == reason && report.FailedStage == (reason == SshConnectionReason.None ? SshConnectionStage.None : SshConnectionStage.Session), $"{level}: {report.Reason}\n{text}");
            Assert.Equal(options.Contains("-L") && !line.EndsWith('0') && reason == SshConnectionReason.None, report.Warnings.Contains(ReasonTable.Find(SshConnectionReason.LocalForwardingFailed).Message));
        }
    }

    [Fact]
    public async Task HostKeyThatIsTooShort()
    {
        await using var server = await OpenSshServer.StartAsync([("rsa", 2048)]);
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        foreach (var level in Levels)
        {
            var report = Assert.Single(LogSamples.Read((await Ssh.TryAsync(bed, server.Port, key, level, "-o", "RequiredRSASize=3072", "true")).Error)).Report;
            Assert.Equal(SshConnectionReason.HostKeyTooShort, report.Reason);
            Assert.Equal(SshConnectionStage.HostKey, report.FailedStage);
            Assert.DoesNotContain(report.NotShown, line => line.Contains("cut off", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false, SshConnectionReason.PasswordNotSent)]
    [InlineData(true, SshConnectionReason.KeyRefused)]
    public async Task ChangedHostKeyThatIsPassedOver(bool withKey, SshConnectionReason reason)
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        string other = await bed.KeyAsync("ed25519");
        bed.Folder.Write("known_hosts", $"[127.0.0.1]:{server.Port} {File.ReadAllText(other + ".pub")}");
        var result = Assert.Single(LogSamples.Read((await Ssh.TryAsync(bed, server.Port, other, "-v", "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=no", "-o", "PubkeyAuthentication=" + (withKey ? "yes" : "no"), "true")).Error));
        Assert.Equal(reason, result.Report.Reason);
        Assert.Equal(SshHostKeyStatus.Changed, result.Report.HostKeyStatus);
        Assert.Contains(result.Report.Warnings, line => line.EndsWith("ssh went on all the same.", StringComparison.Ordinal));
        Assert.Equal(reason == SshConnectionReason.PasswordNotSent, result.Report.Remedy!.Contains($"ssh-keygen -R \"[127.0.0.1]:{server.Port}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public async Task ChangedHostKeyOfAnAlias(string strict)
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        string other = await bed.KeyAsync("ed25519");
        bed.Folder.Write("known_hosts", $"intranet-gateway {File.ReadAllText(other + ".pub")}");
        string text = (await Ssh.TryAsync(bed, server.Port, other, "-v", "-o", "HostKeyAlias=intranet-gateway", "-o", "StrictHostKeyChecking=" + strict, "true")).Error;
        Assert.SkipWhen(strict == "no" && !text.Contains("ssh-keygen -f"), "Only ssh of Debian names the command.");
        var result = Assert.Single(LogSamples.Read(text));
        Assert.Equal($"ssh-keygen -R \"intranet-gateway\" -f \"{bed.KnownHosts}\"", result.Report.RemovalCommand);
        Assert.DoesNotContain("intranet-gateway", result.Excerpt + result.Report.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(bed.KnownHosts, result.Excerpt + result.Report.Evidence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("220 mail.example ESMTP Postfix (Debian/GNU)\r\n", SshConnectionReason.NotSsh)]
    [InlineData("220 ProFTPD Server ready.\r\n", SshConnectionReason.NotSsh)]
    [InlineData("please wait\r\n", SshConnectionReason.NoIdentification)]
    public async Task ServiceThatWaitsForTheClient(string greeting, SshConnectionReason reason)
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.SendTextAsync(greeting);
            await peer.WaitForEndAsync();
        });
        using var bed = new TestBed();
        var report = Assert.Single(LogSamples.Read((await Ssh.TryAsync(bed, server.Port, "none", "-v", "-o", "ConnectTimeout=1", "true")).Error)).Report;
        Assert.Equal(reason, report.Reason);
        Assert.Equal(SshConnectionStage.Identify, report.FailedStage);
    }

    [Fact]
    public async Task ConnectionThatIsShared()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);

        // A path of a socket has 108 bytes.
        using TempFolder folder = new();
        string[] shared = ["-o", "ControlPath=" + folder.File("s")];
        await Ssh.RunAsync(bed, server.Port, key, [.. shared, "-o", "ControlMaster=yes", "-o", "ControlPersist=yes", "-E", folder.File("log"), "true"]);
        try
        {
            foreach (var level in Levels)
            {
                string text = (await Ssh.TryAsync(bed, server.Port, key, [level, .. shared, "exit 3"])).Error;
                var report = Assert.Single(LogSamples.Read(text)).Report;
                Assert.True(report.Succeeded, text);
                Assert.Contains("ControlMaster", report.Message, StringComparison.Ordinal);
                Assert.Contains("-S none", Assert.Single(report.NotShown), StringComparison.Ordinal);
                Assert.Equal(level != "-v", report.Warnings.Any(line => line.Contains("exit status 3", StringComparison.Ordinal)));
            }
        }
        finally
        {
            await Ssh.TryAsync(bed, server.Port, key, [.. shared, "-O", "exit", "true"]);
        }
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", SshConnectionReason.NotSsh)]
    [InlineData("", SshConnectionReason.ClosedBeforeIdentification)]
    public async Task LinesThatNameTheirPlaceInTheSource(string greeting, SshConnectionReason reason)
    {
        await using var closing = ScriptedServer.Start(async peer =>
        {
            await peer.SendTextAsync(greeting);
            peer.Close();
        });
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        string[] named = ["-vvv", "-o", "LogVerbose=*", "true"];
        Assert.Equal(reason, Assert.Single(LogSamples.Read((await Ssh.TryAsync(bed, closing.Port, key, named)).Error)).Report.Reason);
        await CompareAsync(SshConnectionReason.KeyRefused);
        TestBed.Authorize(server, key);
        await CompareAsync(SshConnectionReason.None);

        async Task CompareAsync(SshConnectionReason expected)
        {
            string text = (await Ssh.TryAsync(bed, server.Port, key, named)).Error;
            var report = Assert.Single(LogSamples.Read(text)).Report;
            var plain = Assert.Single(LogSamples.Read((await Ssh.TryAsync(bed, server.Port, key, "-vvv", "true")).Error)).Report;
            Assert.Contains("pid=", text, StringComparison.Ordinal);
            Assert.Equal(expected, report.Reason);
            Assert.Equal(plain.Evidence, report.Evidence);
            Assert.Equal(plain.Attempts[^1].SignatureAlgorithm, report.Attempts[^1].SignatureAlgorithm);
        }
    }

    [Theory]
    [InlineData("Port", "no argument after keyword")]
    [InlineData("Port 99999", "Bad port")]
    [InlineData("HostName a corp-secret", "extra arguments at end of line")]
    [InlineData("BatchMode corp-secret", "unsupported option")]
    [InlineData("LogLevel corp-secret", "unsupported log level")]
    [InlineData("ConnectTimeout corp-secret", "invalid time value")]
    [InlineData("ServerAliveCountMax corp-secret", "integer value")]
    [InlineData("IPQoS corp-secret", "Bad ")]
    [InlineData("IdentityFile \"corp-secret", "invalid quotes")]
    [InlineData("ProxyJump corp-secret@", "Invalid ProxyJump")]
    [InlineData("PermitRemoteOpen corp-secret:x", "bad port number")]
    [InlineData("RekeyLimit 1", "RekeyLimit too small")]
    [InlineData("Match nonsense corp-secret", "Bad Match condition")]
    [InlineData("NoSuchOption corp-secret", "Bad configuration option")]
    public async Task ConfigurationThatSshDoesNotUnderstand(string line, string words)
    {
        using var bed = new TestBed();
        string file = bed.Folder.Write("corp-config", "# first\n" + line + "\n");
        foreach (var level in Levels)
        {
            string text = (await Tool.RunAsync(Tool.Require("ssh", "openssh-client"), level, "-F", file, "host.example", "true")).Error;
            var result = Assert.Single(LogSamples.Read(text));
            Assert.Equal(SshConnectionReason.ClientOptionInvalid, result.Report.Reason);
            Assert.Contains(words, result.Report.Message, StringComparison.Ordinal);
            Assert.Contains("line 2", result.Report.Message, StringComparison.Ordinal);
            Assert.Contains(words, result.Excerpt, StringComparison.Ordinal);
            Assert.DoesNotContain("corp-", result.Excerpt + result.Report.Evidence, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task OptionsThatSshOnlyWarnsOfDoNotEndAnything()
    {
        await using var server = ScriptedServer.Start(peer =>
        {
            peer.Close();
            return Task.CompletedTask;
        });
        using var bed = new TestBed();
        string file = bed.Folder.Write("config", "RSAAuthentication yes\nMatch exec \"echo /bin/sh: line 1: no such thing >&2\"\n");
        string text = (await Tool.RunAsync(Tool.Require("ssh", "openssh-client"), "-v", "-F", file, "-p", server.Port.ToString(), "127.0.0.1", "true")).Error;
        Assert.Contains("Unsupported option \"rsaauthentication\"", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SshConnectionReason.ClosedBeforeIdentification, Assert.Single(LogSamples.Read(text)).Report.Reason);
    }

    [Theory]
    [InlineData("echo 'Starting session with SessionId: alice.local-0a1b2c (profile corp-secret)' >&2; exec {jump}", true)]
    [InlineData("printf 'Starting session corp-secret\\r\\n' >&2; exec {jump}", true)]
    [InlineData("corp-secret-connect --through 127.0.0.1 {port}", false)]
    public async Task ProxyThatPrints(string command, bool works)
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        string jump = $"ssh -q -F none -i {key} -o IdentityAgent=none -o UserKnownHostsFile={bed.KnownHosts} -p {server.Port} -W 127.0.0.1:{server.Port} {Environment.UserName}@127.0.0.1";
        string script = bed.Folder.Write("corp-proxy", command.Replace("{jump}", jump).Replace("{port}", server.Port.ToString()) + "\n");
        foreach (var level in Levels)
        {
            string text = (await Ssh.TryAsync(bed, server.Port, key, level, "-o", $"ProxyCommand=/bin/bash {script}", "true")).Error;
            Assert.Contains("corp-", text, StringComparison.Ordinal);
            var result = Assert.Single(LogSamples.Read(text));
            Assert.Equal(works ? SshConnectionReason.None : SshConnectionReason.ProxyFailed, result.Report.Reason);
            Assert.DoesNotContain("corp-", result.Excerpt + result.Report.Evidence + result.Report.ClientIdentification, StringComparison.Ordinal);
            Assert.DoesNotContain("alice", result.Excerpt + result.Report.Evidence, StringComparison.Ordinal);
        }
    }
}
