using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Failures before the host key is judged, each provoked.</summary>
public class ConnectionReasonTests
{
    [Fact]
    public async Task UnknownNameIsNotFound()
    {
        // RFC 6761 section 6.4: no name under .invalid exists.
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(22) with { Target = new HostTarget("no-such-host.invalid") });
        AssertFailed(report, SshConnectionStage.Resolve, SshConnectionReason.HostNotFound);
    }

    [Fact]
    public async Task ClosedPortIsRefused()
    {
        using var bed = new TestBed();
        AssertFailed(await TestBed.TestAsync(bed.Request(ServerProcess.FreePort())), SshConnectionStage.Connect, SshConnectionReason.ConnectionRefused);
    }

    [Fact]
    public async Task FullQueueTimesOut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems answer when the queue is full.");

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
            var report = await TestBed.TestAsync(bed.Request(port) with { Timeout = TimeSpan.FromMilliseconds(300) });
            AssertFailed(report, SshConnectionStage.Connect, SshConnectionReason.ConnectionTimedOut);
        }
        finally
        {
            Array.ForEach(waiting, socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task NetworkWithoutRouteIsUnreachable()
    {
        // The kernel answers for the broadcast address by itself.
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(22) with { Target = new HostTarget("255.255.255.255", 22), Timeout = TimeSpan.FromSeconds(2) });
        AssertFailed(report, SshConnectionStage.Connect, SshConnectionReason.HostUnreachable, SshConnectionReason.ConnectionRefused);
    }

    [Fact]
    public async Task SilentPortSaysSo()
    {
        var report = await PlayAsync(peer => peer.WaitForEndAsync(), TimeSpan.FromMilliseconds(300));
        AssertFailed(report, SshConnectionStage.Identify, SshConnectionReason.NoIdentification);
    }

    [Fact]
    public async Task WebServerIsNotSsh()
    {
        var report = await PlayAsync(peer => peer.SendTextAsync("HTTP/1.1 400 Bad Request\r\n\r\n"));
        AssertFailed(report, SshConnectionStage.Identify, SshConnectionReason.NotSsh);
        Assert.Contains("HTTP", report.Message);
    }

    [Fact]
    public async Task OldProtocolIsNamed() =>
        AssertFailed(await PlayAsync(peer => peer.SendTextAsync("SSH-1.5-OldBox\r\n")), SshConnectionStage.Identify, SshConnectionReason.SshVersion1Only);

    [Theory]
    [InlineData("Not allowed at this time\r\n")]
    [InlineData("Exceeded MaxStartups\r\n")]
    public async Task ThrottlingIsNamed(string text) =>
        AssertFailed(await PlayAsync(peer => peer.SendTextAsync(text)), SshConnectionStage.Identify, SshConnectionReason.ServerBusy);

    [Fact]
    public async Task FullServerIsBusy()
    {
        // sshd itself: one connection that has not signed in is all that it takes.
        await using var server = await OpenSshServer.StartAsync("PerSourceMaxStartups 1");
        using Socket first = await TakeOnlyPlaceAsync(server.Port);
        using var bed = new TestBed();
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port)), SshConnectionStage.Identify, SshConnectionReason.ServerBusy);
    }

    // The connection that found the server ready may still have the place.
    private static async Task<Socket> TakeOnlyPlaceAsync(int port)
    {
        byte[] start = new byte[4];
        while (true)
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            await socket.ReceiveAsync(start, TestContext.Current.CancellationToken);
            if (start.SequenceEqual("SSH-"u8.ToArray()))
            {
                return socket;
            }

            socket.Dispose();
        }
    }

    [Fact]
    public async Task CloseBeforeIdentificationIsNamed()
    {
        var report = await PlayAsync(peer =>
        {
            peer.Close();
            return Task.CompletedTask;
        });
        AssertFailed(report, SshConnectionStage.Identify, SshConnectionReason.ClosedBeforeIdentification);
    }

    [Theory]
    [InlineData("KexAlgorithms diffie-hellman-group14-sha1", SshConnectionReason.NoCommonKeyExchange, "KexAlgorithms +diffie-hellman-group14-sha1", "diffie-hellman-group14-sha1")]
    [InlineData("Ciphers aes128-cbc", SshConnectionReason.NoCommonCipher, "Ciphers +aes128-cbc", "aes128-cbc")]
    [InlineData("MACs hmac-sha1", SshConnectionReason.NoCommonMac, "MACs +hmac-sha1", "hmac-sha1", "Ciphers aes128-ctr")]
    public async Task NothingInCommonNamesBothListsAndTheLineThatHelps(string line, SshConnectionReason reason, string remedy, string server, string? more = null)
    {
        await using var sshd = await OpenSshServer.StartAsync(more is null ? [line] : [line, more]);
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(sshd.Port));
        AssertFailed(report, SshConnectionStage.Negotiate, reason);
        Assert.Contains("The server offers " + server, report.Message);
        Assert.Contains("The client offers ", report.Message);
        Assert.Contains(remedy, report.Remedy);
    }

    [Fact]
    public async Task OldClientCannotUseTheHostKeyOfAServerWithSha2Only()
    {
        await using var sshd = await OpenSshServer.StartAsync([("rsa", 3072)]);
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(sshd.Port) with { Client = TestBed.Client("PuTTY 0.74") });
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.NoCommonHostKey);
        Assert.Contains("PuTTY 0.75 or later", report.Remedy);
    }

    [Fact]
    public async Task CompressionIsNamed()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(compression: "zlib"));
            await peer.WaitForEndAsync();
        });
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.NoCommonCompression);
    }

    [Fact]
    public async Task WrongHostKeySignatureIsNamed()
    {
        var report = await PlayAsync(async peer =>
        {
            peer.SignatureFilter = signature =>
            {
                signature[^1] ^= 1;
                return signature;
            };
            await peer.OpenAsync();
            await peer.WaitForEndAsync();
        });
        AssertFailed(report, SshConnectionStage.HostKey, SshConnectionReason.HostKeySignatureInvalid);
        Assert.NotNull(report.HostKeyFingerprint);
        Assert.Null(report.AuthenticationMethods);
    }

    [Fact]
    public async Task GarbageIsAViolation()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendBytesAsync(Enumerable.Repeat((byte)0xff, 64).ToArray());
            await peer.WaitForEndAsync();
        });
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.ProtocolViolation);
    }

    [Fact]
    public async Task CloseDuringNegotiationIsALoss()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.IdentifyAsync();
            peer.Close();
        });
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.ConnectionLost);
    }

    [Fact]
    public async Task SilenceDuringNegotiationIsNamed()
    {
        var report = await PlayAsync(
            async peer =>
            {
                await peer.IdentifyAsync();
                await peer.WaitForEndAsync();
            },
            TimeSpan.FromMilliseconds(300));
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.ServerSilent);
    }

    [Fact]
    public async Task WordsOfTheServerArePassedOn()
    {
        var report = await PlayAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendAsync(new SshWriter().WriteByte(1).WriteUInt32(7).WriteString("Closed for today").WriteString("").ToArray());
            await peer.WaitForEndAsync();
        });
        AssertFailed(report, SshConnectionStage.Negotiate, SshConnectionReason.DisconnectedByServer);
        Assert.Contains("Closed for today", report.Message);
    }

    private static async Task<SshConnectionReport> PlayAsync(Func<ScriptedPeer, Task> script, TimeSpan? timeout = null)
    {
        await using ScriptedServer server = ScriptedServer.Start(script);
        using var bed = new TestBed();
        return await TestBed.TestAsync(bed.Request(server.Port) with { Timeout = timeout ?? TestBed.Patience });
    }

    private static void AssertFailed(SshConnectionReport report, SshConnectionStage stage, params SshConnectionReason[] reasons)
    {
        Assert.Contains(report.Reason, reasons);
        Assert.Equal(stage, report.FailedStage);
        Assert.False(report.Succeeded);
        Assert.NotEmpty(report.Remedy!);
        Assert.Equal(SshHostKeyStatus.NotChecked, report.HostKeyStatus);
        foreach (var result in report.Stages)
        {
            var expected = result.Stage < stage ? SshStageOutcome.Passed : result.Stage == stage ? SshStageOutcome.Failed : SshStageOutcome.NotReached;
            Assert.Equal(expected, result.Outcome);
        }
    }
}
