using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>What ssh logs now, read here, and what the live test says of the same server: stage and reason agree.</summary>
public class FreshLogTests
{
    [Fact]
    public async Task UnknownName()
    {
        using var bed = new TestBed();
        await CompareAsync(bed, bed.Request(22) with { Target = new HostTarget("no-such-host.invalid", 22) }, SshConnectionReason.HostNotFound);
    }

    [Fact]
    public async Task ClosedPort()
    {
        using var bed = new TestBed();
        await CompareAsync(bed, bed.Request(ServerProcess.FreePort()), SshConnectionReason.ConnectionRefused);
    }

    [Fact]
    public async Task FullQueue()
    {
        // A listener that accepts nothing, its queue filled: Linux drops further attempts, as a firewall does.
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        int port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        var waiting = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToArray();
        try
        {
            foreach (var socket in waiting)
            {
                try
                {
                    socket.Connect(IPAddress.Loopback, port);
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // Under way, or left in the queue that is full.
                }
            }

            using var bed = new TestBed();
            await CompareAsync(bed, bed.Request(port) with { Timeout = TimeSpan.FromMilliseconds(300) }, SshConnectionReason.ConnectionTimedOut, "-o", "ConnectTimeout=1");
        }
        finally
        {
            Array.ForEach(waiting, socket => socket.Dispose());
        }
    }

    [Fact]
    public Task SilentPort() => PlayAsync(peer => peer.WaitForEndAsync(), SshConnectionReason.NoIdentification, TimeSpan.FromMilliseconds(300), "-o", "ConnectTimeout=1");

    [Fact]
    public Task WebServer() => PlayAsync(peer => peer.SendTextAsync("HTTP/1.1 400 Bad Request\r\n\r\n"), SshConnectionReason.NotSsh);

    [Fact]
    public Task OldProtocol() => PlayAsync(peer => peer.SendTextAsync("SSH-1.5-OldBox\r\n"), SshConnectionReason.SshVersion1Only);

    [Theory]
    [InlineData("Not allowed at this time\r\n")]
    [InlineData("Exceeded MaxStartups\r\n")]
    public Task Throttling(string text) => PlayAsync(peer => peer.SendTextAsync(text), SshConnectionReason.ServerBusy);

    [Fact]
    public Task CloseBeforeIdentification() => PlayAsync(
        peer =>
        {
            peer.Close();
            return Task.CompletedTask;
        },
        SshConnectionReason.ClosedBeforeIdentification);

    [Theory]
    [InlineData("KexAlgorithms diffie-hellman-group14-sha1", SshConnectionReason.NoCommonKeyExchange, null)]
    [InlineData("Ciphers aes128-cbc", SshConnectionReason.NoCommonCipher, null)]
    [InlineData("MACs hmac-md5", SshConnectionReason.NoCommonMac, "Ciphers aes128-ctr")]
    public async Task NothingInCommon(string line, SshConnectionReason reason, string? more)
    {
        await using var server = await OpenSshServer.StartAsync(more is null ? [line] : [line, more]);
        using var bed = new TestBed();
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port), reason);
        Assert.Contains("The server offers " + line.Split(' ')[1], log.Message);
        Assert.Contains("The server offers " + line.Split(' ')[1], test.Message);
    }

    [Fact]
    public Task WordsOfTheServer() => PlayAsync(
        async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendAsync(new SshWriter().WriteByte(1).WriteUInt32(7).WriteString("Closed for today").WriteString("").ToArray());
            await peer.WaitForEndAsync();
        },
        SshConnectionReason.DisconnectedByServer);

    [Fact]
    public Task CloseDuringNegotiation() => PlayAsync(
        async peer =>
        {
            await peer.IdentifyAsync();
            peer.Close();
        },
        SshConnectionReason.ConnectionLost);

    [Fact]
    public Task GarbageDuringNegotiation() => PlayAsync(
        async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendBytesAsync(Enumerable.Repeat((byte)0xff, 64).ToArray());
            await peer.WaitForEndAsync();
        },
        SshConnectionReason.ProtocolViolation);

    [Fact]
    public async Task UnknownHostKey()
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port), SshConnectionReason.HostKeyUnknown);
        Assert.Equal(test.HostKeyFingerprint, log.HostKeyFingerprint);
        Assert.Equal(test.HostKeyStatus, log.HostKeyStatus);
    }

    [Fact]
    public async Task ChangedHostKey()
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        bed.Folder.Write("known_hosts", $"# first\n[127.0.0.1]:{server.Port} {File.ReadAllText(await bed.KeyAsync("ed25519") + ".pub")}");
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port), SshConnectionReason.HostKeyChanged);
        Assert.Equal(test.KnownHostsEntry, log.KnownHostsEntry);
        Assert.Equal(test.HostKeyFingerprint, log.HostKeyFingerprint);
        Assert.Equal(test.HostKeyStatus, log.HostKeyStatus);
        Assert.Contains("ssh-keygen -R", log.RemovalCommand);
    }

    [Fact]
    public async Task RevokedHostKey()
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        bed.Folder.Write("known_hosts", $"@revoked [127.0.0.1]:{server.Port} {File.ReadAllText(server.HostKeys[2] + ".pub")}");
        await CompareAsync(bed, bed.Request(server.Port), SshConnectionReason.HostKeyRevoked);
    }

    [Theory]
    [InlineData("ed25519", 0)]
    [InlineData("ecdsa", 256)]
    [InlineData("rsa", 2048)]
    public async Task SuccessWithAKey(string type, int bits)
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync(type, bits);
        TestBed.Authorize(server, key);
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port, key), SshConnectionReason.None);
        Assert.True(log.Succeeded, log.Message);
        Assert.Equal(test.Attempts.Select(attempt => attempt.KeyFingerprint), log.Attempts.Select(attempt => attempt.KeyFingerprint));
        Assert.Equal(test.Attempts.Select(attempt => attempt.Messages), log.Attempts.Select(attempt => attempt.Messages));
        Assert.Equal(test.Attempts[^1].SignatureAlgorithm, log.Attempts[^1].SignatureAlgorithm);
        Assert.Equal(test.ServerIdentification, log.ServerIdentification);
        Assert.Equal(test.ServerSignatureAlgorithms!, log.ServerSignatureAlgorithms!);
        Assert.Equal(test.AuthenticationMethods!, log.AuthenticationMethods!);
    }

    [Theory]
    [InlineData("MaxAuthTries 6")]
    [InlineData("DenyUsers {user}")]
    public async Task RefusedKey(string line)
    {
        await using var server = await OpenSshServer.StartAsync(line.Replace("{user}", Environment.UserName));
        using var bed = Trusting(server);
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port, await bed.KeyAsync("ed25519")), SshConnectionReason.KeyRefused);
        Assert.Equal(test.Attempts[^1].Messages, log.Attempts[^1].Messages);
        Assert.Equal(test.Attempts[^1].KeyFingerprint, log.Attempts[^1].KeyFingerprint);
    }

    [Fact]
    public async Task RootThatMayNotSignIn()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can run an sshd that root could sign in at.");
        await using var server = await OpenSshServer.StartAsync("PermitRootLogin no");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        await CompareAsync(bed, bed.Request(server.Port, key), SshConnectionReason.RootLoginRefused);
    }

    [Fact]
    public async Task ServerWithoutKeySignIn()
    {
        await using var server = await OpenSshServer.StartAsync("PubkeyAuthentication no");
        using var bed = Trusting(server);
        await CompareAsync(bed, bed.Request(server.Port, await bed.KeyAsync("ed25519")), SshConnectionReason.PublicKeyNotOffered);
    }

    [Fact]
    public async Task SecondFactor()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey,password");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        await CompareAsync(bed, bed.Request(server.Port, key), SshConnectionReason.MoreMethodsNeeded);
    }

    [Fact]
    public async Task TooManyKeys()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2");
        using var bed = Trusting(server);
        string[] keys = [await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519")];
        TestBed.Authorize(server, keys[2]);
        await CompareAsync(bed, bed.Request(server.Port, keys), SshConnectionReason.TooManyFailures);
    }

    [Fact]
    public async Task EncryptedKeyWithoutPassphrase()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519", 0, "secret");
        TestBed.Authorize(server, key);
        var (log, test) = await CompareAsync(bed, bed.Request(server.Port, key), SshConnectionReason.KeyPassphraseNeeded);
        Assert.Equal(test.Attempts[^1].Outcome, log.Attempts[^1].Outcome);
        Assert.Equal(test.Attempts[^1].Messages, log.Attempts[^1].Messages);
    }

    [Fact]
    public async Task WrongPassphrase()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519", 0, "secret");
        TestBed.Authorize(server, key);
        var request = bed.Request(server.Port, key) with { Passphrase = TestBed.Bytes("guess") };
        await CompareAsync(bed, request, SshConnectionReason.KeyPassphraseWrong, "-o", "BatchMode=no", "-o", "PreferredAuthentications=publickey");
    }

    [Fact]
    public async Task KeyThatOthersMayRead()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The rules of Windows have tests of their own.");
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        SetMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        await CompareAsync(bed, bed.Request(server.Port, key), SshConnectionReason.KeyFileTooOpen);
    }

    [Fact]
    public async Task FileThatIsNoKey()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        await CompareAsync(bed, bed.Request(server.Port, bed.Folder.Write("notes", "hello\n")), SshConnectionReason.KeyFileFormat);
    }

    [Fact]
    public async Task KeyThatIsMissing()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        await CompareAsync(bed, bed.Request(server.Port, bed.Folder.File("no-such-key")), SshConnectionReason.KeyFileMissing);
    }

    [Theory]
    [InlineData("UsePAM no", "KbdInteractiveAuthentication no")]
    [InlineData("UsePAM yes", "PasswordAuthentication no")]
    public async Task WrongPassword(string first, string second)
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await using var server = await OpenSshServer.StartAsync(first, second);
        using var bed = Trusting(server);
        var request = bed.Request(server.Port) with { UserName = account.Name, Password = TestBed.Bytes("guess") };
        await CompareAsync(bed, request, SshConnectionReason.PasswordRefused, "-o", "BatchMode=no", "-o", "PubkeyAuthentication=no");
    }

    [Fact]
    public async Task AccountThatHasExpired()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await account.AgeAsync("-E", "0");
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        using var keys = new PublicKeyFolder(key);
        await using var server = await OpenSshServer.StartAsync("UsePAM yes", keys.Line);
        bed.Trust(server);
        await CompareAsync(bed, bed.Request(server.Port, key) with { UserName = account.Name }, SshConnectionReason.AccountRefused);
    }

    [Fact]
    public async Task JumpThroughAServer()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        string jump = $"/usr/bin/ssh -v -F none -i {key} -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes -o UserKnownHostsFile={bed.KnownHosts} -p {server.Port} -W [%h]:%p {Environment.UserName}@127.0.0.1";
        foreach (string level in new[] { "-v", "-vvv" })
        {
            string good = (await Ssh.TryAsync(bed, server.Port, key, level, "-o", "ProxyCommand=" + jump, "true")).Error;
            var reports = LogSamples.Read(good).Select(result => result.Report).ToArray();
            Assert.Equal([SshConnectionReason.None, SshConnectionReason.None], reports.Select(report => report.Reason));
            Assert.All(reports, report => Assert.Equal(Environment.UserName, report.UserName));

            string closed = (await Ssh.TryAsync(bed, ServerProcess.FreePort(), key, level, "-o", "ProxyCommand=" + jump, "true")).Error;
            reports = [.. LogSamples.Read(closed).Select(result => result.Report)];
            Assert.Equal([SshConnectionReason.ForwardingRefused, SshConnectionReason.ProxyFailed], reports.Select(report => report.Reason));
        }
    }

    private static Task PlayAsync(Func<ScriptedPeer, Task> script, SshConnectionReason reason, params string[] options) => PlayAsync(script, reason, TestBed.Patience, options);

    private static async Task PlayAsync(Func<ScriptedPeer, Task> script, SshConnectionReason reason, TimeSpan timeout, params string[] options)
    {
        await using ScriptedServer server = ScriptedServer.Start(script);
        using var bed = new TestBed();
        await CompareAsync(bed, bed.Request(server.Port) with { Timeout = timeout }, reason, options);
    }

    /// <summary>Runs both and compares; the expected reason is given as well, so that two equal mistakes are seen.</summary>
    /// <returns>The report of the -vvv log and that of the live test.</returns>
    private static async Task<(SshConnectionReport Log, SshConnectionReport Test)> CompareAsync(TestBed bed, SessionRequest request, SshConnectionReason reason, params string[] options)
    {
        var test = await ConnectionTest.RunAsync(request, KeyFileGuard.ForThisSystem(), null, TestContext.Current.CancellationToken);
        Assert.True(test.Reason == reason, $"{test.Reason}: {test.Message}");
        SshConnectionReport? log = null;
        foreach (string level in new[] { "-v", "-vv", "-vvv" })
        {
            string text = await RunSshAsync(bed, request, level, options);
            log = Assert.Single(LogSamples.Read(text)).Report;
            Assert.True(log.Reason == test.Reason && log.FailedStage == test.FailedStage && log.Succeeded == test.Succeeded, $"{level}: {log.FailedStage} {log.Reason} in place of {test.FailedStage} {test.Reason}\n{text}");
            Assert.Equal(request.Target.HostName, log.HostName);
        }

        return (log!, test);
    }

    private static async Task<string> RunSshAsync(TestBed bed, SessionRequest request, string level, string[] options)
    {
        // Answers every question with the wrong word.
        string answer = bed.Folder.Write("askpass", "#!/bin/sh\necho guess\n");
        SetMode(answer, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] keys = [.. request.KeyPaths!.SelectMany(key => new[] { "-i", key })];
        ToolResult result = await Tool.RunAsync(
            "/usr/bin/env",
            [
                "SSH_ASKPASS=" + answer, "SSH_ASKPASS_REQUIRE=force", Tool.Require("ssh", "openssh-client"),
                "-F", "none", level, "-p", request.Target.PortOrDefault.ToString(), .. keys, .. options, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes",
                "-o", "GlobalKnownHostsFile=/dev/null", "-o", "UserKnownHostsFile=" + bed.KnownHosts, "-o", "NumberOfPasswordPrompts=1", $"{request.UserName}@{request.Target.HostName}", "true",
            ]);
        return result.Error;
    }

    private static TestBed Trusting(OpenSshServer server)
    {
        var bed = new TestBed();
        bed.Trust(server);
        return bed;
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
