using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

public class TransportSessionTests
{
    private const string Strict = "kex-strict-s-v00@openssh.com";

    [Fact]
    public async Task OpensAndProvesTheHostKey()
    {
        using var run = await RunAsync(peer => peer.OpenAsync());
        Assert.Equal(TransportStage.Open, run.Session.Stage);
        Assert.True(run.Session.HostKeyVerified);
        Assert.False(run.Session.StrictKeyExchange);
        Assert.Equal("127.0.0.1", run.Session.Address!.ToString());
        Assert.NotEmpty(run.Session.SessionId!);
    }

    [Fact]
    public async Task AnnouncesExtensionsAndStrictKeyExchange()
    {
        string[] offered = [];
        using var run = await RunAsync(async peer =>
        {
            await peer.IdentifyAsync();
            offered = (await peer.NegotiateAsync())[0];
            await peer.ExchangeKeysAsync();
            Assert.Equal(Identification.Own, peer.ClientIdentification);
        });
        Assert.Equal(["ext-info-c", "kex-strict-c-v00@openssh.com"], offered[^2..]);
    }

    [Fact]
    public async Task CarriesPayloadsBothWays()
    {
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync();
            byte[] payload = await peer.ReceiveAsync();
            await peer.SendAsync([81, .. payload]);
        });
        await run.Session.SendAsync([80, 1, 2, 3]);
        Assert.Equal([81, 80, 1, 2, 3], await run.Session.ReceiveAsync("the echo"));
    }

    [Fact]
    public async Task StrictKeyExchangeResetsTheSequenceNumbers()
    {
        // The peer counts from zero after its NEWKEYS; the MAC of the echo fails when the client does not.
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync(ScriptedPeer.KexInit(kex: "ecdh-sha2-nistp256," + Strict));
            await peer.SendAsync([81, .. await peer.ReceiveAsync()]);
        });
        Assert.True(run.Session.StrictKeyExchange);
        await run.Session.SendAsync([80]);
        Assert.Equal([81, 80], await run.Session.ReceiveAsync("the echo"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task StrictKeyExchangeAllowsNoOtherMessageBeforeTheKeys(byte number)
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "ecdh-sha2-nistp256," + Strict));
            await peer.SendAsync(number, 0, 0, 0, 0);
            await peer.ExchangeKeysAsync();
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        Assert.Contains("strict", error.Message);
    }

    [Fact]
    public async Task StrictKeyExchangeWantsKexInitFirst()
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendAsync(2, 0, 0, 0, 0);
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "ecdh-sha2-nistp256," + Strict));
            await peer.ExchangeKeysAsync();
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        Assert.Contains("strict", error.Message);
    }

    [Fact]
    public async Task WithoutStrictKeyExchangeIdleMessagesMayComeAnywhere()
    {
        byte[] debug = new SshWriter().WriteByte(4).WriteBoolean(true).WriteString("hello").WriteString("").ToArray();
        using var run = await RunAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.SendAsync(2, 0, 0, 0, 0);
            await peer.NegotiateAsync();
            await peer.SendAsync(debug);
            await peer.ExchangeKeysAsync();
            await peer.SendAsync(debug);
            await peer.SendAsync(90);
        });
        Assert.Equal([90], await run.Session.ReceiveAsync("a message"));
    }

    [Fact]
    public async Task AWronglyGuessedPacketIsIgnored()
    {
        using var run = await RunAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(firstPacketFollows: true));
            await peer.SendAsync(31, 1, 2, 3);
            await peer.ExchangeKeysAsync();
        });
        Assert.Equal(TransportStage.Open, run.Session.Stage);
    }

    [Fact]
    public async Task ARightlyGuessedPacketCounts()
    {
        // The guess is right because this client offers nothing else; the reply that follows is the packet announced.
        ClientAlgorithms same = ClientAlgorithms.Probe with { KeyExchange = ["ecdh-sha2-nistp256"], HostKey = ["ecdsa-sha2-nistp256"] };
        using var run = await RunAsync(peer => peer.OpenAsync(ScriptedPeer.KexInit(firstPacketFollows: true)), same);
        Assert.Equal(TransportStage.Open, run.Session.Stage);
    }

    [Fact]
    public async Task ARekeyThatTheServerStartsIsAnswered()
    {
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync(ScriptedPeer.KexInit(kex: "ecdh-sha2-nistp256," + Strict));
            foreach (int round in Enumerable.Range(0, 3))
            {
                var lists = await peer.NegotiateAsync();
                Assert.DoesNotContain("ext-info-c", lists[0]);
                await peer.ExchangeKeysAsync();
                await peer.SendAsync(90, (byte)round);
                Assert.Equal([80, (byte)round], await peer.ReceiveAsync());
            }
        });
        byte[] sessionId = run.Session.SessionId!;
        foreach (int round in Enumerable.Range(0, 3))
        {
            Assert.Equal([90, (byte)round], await run.Session.ReceiveAsync("a message under new keys"));
            await run.Session.SendAsync([80, (byte)round]);
        }

        await run.FinishAsync();
        Assert.Same(sessionId, run.Session.SessionId);
    }

    [Fact]
    public async Task ExtensionsAreKeptByName()
    {
        byte[] info = new SshWriter().WriteByte(7).WriteUInt32(2)
            .WriteString("server-sig-algs").WriteString("ssh-ed25519,rsa-sha2-512")
            .WriteString("publickey-hostbound@openssh.com").WriteString("0").ToArray();
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync();
            await peer.SendAsync(info);
            await AcceptServiceAsync(peer);
        });
        await run.Session.ReadExtensionsAsync();
        Assert.Equal(["ssh-ed25519", "rsa-sha2-512"], run.Session.ServerOffer!.ServerSignatureAlgorithms!);
        Assert.Equal("0"u8.ToArray(), run.Session.Extensions.Values["publickey-hostbound@openssh.com"]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(3)]
    public async Task TheWaitForExtensionsEndsWithTheAnswerToTheServiceRequest(byte answer)
    {
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync();
            Assert.Equal(5, (await peer.ReceiveAsync())[0]);
            await peer.SendAsync(answer, 0, 0, 0, 0);
        });
        await run.Session.ReadExtensionsAsync();
        Assert.Null(run.Session.ServerOffer!.ServerSignatureAlgorithms);
    }

    [Fact]
    public async Task ClosingSaysGoodbyeByApplication()
    {
        byte[] last = [];
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync();
            last = await peer.ReceiveAsync();
        });
        await run.Session.CloseAsync();
        await run.FinishAsync();
        Assert.Equal(1, last[0]);
        Assert.Equal(11u, new SshReader(last, 1, last.Length - 1).ReadUInt32("reason"));
    }

    [Fact]
    public async Task AnUnknownTransportMessageIsAnsweredWithItsNumber()
    {
        byte[] answer = [];
        using var run = await RunAsync(async peer =>
        {
            await peer.OpenAsync(ScriptedPeer.KexInit(kex: "ecdh-sha2-nistp256," + Strict));
            await peer.SendAsync(2, 0, 0, 0, 0);
            await peer.SendAsync(19);
            answer = await peer.ReceiveAsync();
            await peer.SendAsync(90);
        });
        await run.Session.ReceiveAsync("a message");
        await run.FinishAsync();
        Assert.Equal([3, 0, 0, 0, 1], answer);
    }

    [Fact]
    public async Task FailedNegotiationKeepsTheServersLists()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "new-method@example.org"));
            await peer.WaitForEndAsync();
        });
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        using var session = Connecting.Create(server.Target, deadline);
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => session.ConnectAsync());
        Assert.Equal(ErrorReason.NegotiationFailed, error.Reason);
        Assert.Equal(TransportStage.Negotiate, session.Stage);
        Assert.Equal(["new-method@example.org"], session.ServerOffer!.KeyExchange);
    }

    [Theory]
    [InlineData("sntrup761x25519-sha512@openssh.com", "ecdsa-sha2-nistp256", "aes128-ctr", "hmac-sha2-256", "none")]
    [InlineData("ecdh-sha2-nistp256", "ssh-dss", "aes128-ctr", "hmac-sha2-256", "none")]
    [InlineData("ecdh-sha2-nistp256", "ecdsa-sha2-nistp256", "arcfour", "hmac-sha2-256", "none")]
    [InlineData("ecdh-sha2-nistp256", "ecdsa-sha2-nistp256", "aes128-ctr", "hmac-md5", "none")]
    [InlineData("ecdh-sha2-nistp256", "ecdsa-sha2-nistp256", "aes128-ctr", "hmac-sha2-256", "zlib")]
    public async Task AnotherClientsListsThatLeadToWhatWeCannotRunFailByName(string kex, string hostKey, string cipher, string mac, string compression)
    {
        ClientAlgorithms other = new() { KeyExchange = [kex], HostKey = [hostKey], Encryption = [cipher], Mac = [mac], Compression = [compression] };
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex, hostKey, cipher, mac, compression));
            await peer.WaitForEndAsync();
        });
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        using var session = Connecting.Create(server.Target, deadline, other);
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => session.ConnectAsync());
        Assert.Equal(ErrorReason.AlgorithmNotImplemented, error.Reason);
        Assert.Equal(kex, session.Negotiated!.KeyExchange);
    }

    [Fact]
    public async Task BytesMayArriveOneAtATime()
    {
        using var run = await RunAsync(async peer =>
        {
            peer.BytesAtATime = 1;
            await peer.OpenAsync();
            await peer.SendAsync(90, 1, 2, 3);
        });
        Assert.Equal([90, 1, 2, 3], await run.Session.ReceiveAsync("a message"));
    }

    [Fact]
    public async Task AKexInitLargerThanTheFirstBufferIsRead()
    {
        string many = string.Join(',', Enumerable.Range(0, 900).Select(i => $"method-{i:0000}@example.org"));
        using var run = await RunAsync(peer => peer.OpenAsync(ScriptedPeer.KexInit(kex: many + ",ecdh-sha2-nistp256")));
        Assert.Equal(901, run.Session.ServerOffer!.KeyExchange.Count);
    }

    [Fact]
    public async Task FailureOfTheProofBelongsToTheKeyExchange()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            peer.SignatureFilter = signature => new byte[signature.Length];
            await peer.OpenAsync();
        });
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        using var session = Connecting.Create(server.Target, deadline);
        await Assert.ThrowsAsync<SshConnectionException>(() => session.ConnectAsync());
        Assert.Equal(TransportStage.KeyExchange, session.Stage);
        Assert.False(session.HostKeyVerified);
    }

    private static async Task AcceptServiceAsync(ScriptedPeer peer)
    {
        await peer.ReceiveAsync();
        await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
    }

    private static async Task<Run> RunAsync(Func<ScriptedPeer, Task> script, ClientAlgorithms? algorithms = null)
    {
        TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var server = ScriptedServer.Start(async peer =>
        {
            try
            {
                await script(peer);
                finished.SetResult();
            }
            catch (Exception error)
            {
                finished.SetException(error);
                throw;
            }

            await peer.WaitForEndAsync();
        });
        OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        return new Run(server, deadline, await Connecting.OpenAsync(server.Target, deadline, algorithms), finished.Task);
    }

    /// <summary>An open session and the server that plays its part.</summary>
    private sealed record Run(ScriptedServer Server, OperationDeadline Deadline, TransportSession Session, Task Script) : IDisposable
    {
        /// <summary>Waits until the server came to the end of its script without a failed claim.</summary>
        public Task FinishAsync() => Script.WaitAsync(Connecting.Patience);

        public void Dispose()
        {
            Session.Dispose();
            Deadline.Dispose();
            Server.DisposeAsync().AsTask().Wait(Connecting.Patience);
        }
    }
}
