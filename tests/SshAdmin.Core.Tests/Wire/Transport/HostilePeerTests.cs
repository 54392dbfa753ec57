using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

/// <summary>Servers that break the protocol: each ends in the named error, before the deadline where it can be known before.</summary>
public class HostilePeerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task SilentServerTimesOut()
    {
        var error = await Connecting.FailureAsync(peer => peer.WaitForEndAsync(), Short);
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
    }

    [Fact]
    public async Task ServerThatFallsSilentAfterItsIdentificationTimesOut()
    {
        var error = await Connecting.FailureAsync(
            async peer =>
            {
                await peer.IdentifyAsync();
                await peer.WaitForEndAsync();
            },
            Short);
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
        Assert.Contains("KEXINIT", error.Message);
    }

    [Fact]
    public async Task TricklingIdentificationGainsNoTime()
    {
        var error = await Connecting.FailureAsync(peer => TrickleAsync(peer, Encoding.ASCII.GetBytes("SSH-2.0-" + new string('x', 240))), Short);
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
    }

    [Fact]
    public async Task TricklingPacketGainsNoTime()
    {
        var error = await Connecting.FailureAsync(
            async peer =>
            {
                await peer.IdentifyAsync();
                await TrickleAsync(peer, ScriptedPeer.Frame(ScriptedPeer.KexInit()));
            },
            Short);
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(4u)]
    [InlineData(1_000_000u)]
    [InlineData(0x7fffffffu)]
    [InlineData(0xffffffffu)]
    public async Task PacketLengthOutOfBoundsIsRefusedWithoutReservingIt(uint length)
    {
        long before = GC.GetTotalAllocatedBytes();
        var error = await AfterIdentificationAsync(peer => peer.SendBytesAsync([(byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length, 4, 20, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 * 1024 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(255)]
    public async Task PaddingOutOfBoundsIsRefused(byte padding)
    {
        var error = await AfterIdentificationAsync(peer => peer.SendBytesAsync([0, 0, 0, 12, padding, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task PacketWithoutMessageIsRefused()
    {
        var error = await AfterIdentificationAsync(peer => peer.SendAsync());
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task TruncatedKexInitIsRefused()
    {
        var error = await AfterIdentificationAsync(peer => peer.SendAsync(ScriptedPeer.KexInit()[..60]));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task ControlCharactersInANameAreRefusedAndNotShown()
    {
        var error = await AfterIdentificationAsync(peer => peer.SendAsync(ScriptedPeer.KexInit(kex: "curve25519-sha256,\u001b]0;owned\u0007")));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(10_000)]
    public async Task TooManyNamesAreRefused(int count)
    {
        byte[] kexInit = ScriptedPeer.KexInit(kex: string.Join(',', Enumerable.Repeat("a", count)));
        var error = await AfterIdentificationAsync(peer => peer.SendAsync(kexInit));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(31)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(52)]
    [InlineData(255)]
    public async Task AnotherMessageInPlaceOfKexInitIsRefused(byte number)
    {
        var error = await AfterIdentificationAsync(peer => peer.SendAsync(number, 0, 0, 0, 0));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(7)]
    [InlineData(52)]
    public async Task AnotherMessageInPlaceOfTheKeyExchangeReplyIsRefused(byte number)
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync();
            await peer.SendAsync(number, 0, 0, 0, 0);
            await peer.WaitForEndAsync();
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task SignatureOverSomethingElseIsRefused()
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            peer.SignatureFilter = signature =>
            {
                signature[^1] ^= 1;
                return signature;
            };
            await peer.OpenAsync();
        });
        Assert.Equal(ErrorReason.HostKeySignatureInvalid, error.Reason);
    }

    [Fact]
    public async Task SignatureOfAnotherKeyIsRefused()
    {
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] raw = other.SignData(new byte[32], HashAlgorithmName.SHA256);
        byte[] inner = new SshWriter().WriteMpint(raw[..32]).WriteMpint(raw[32..]).ToArray();
        var error = await Connecting.FailureAsync(async peer =>
        {
            peer.SignatureFilter = _ => new SshWriter().WriteString("ecdsa-sha2-nistp256").WriteString(inner).ToArray();
            await peer.OpenAsync();
        });
        Assert.Equal(ErrorReason.HostKeySignatureInvalid, error.Reason);
    }

    // The points of low order on Curve25519, little-endian, as https://cr.yp.to/ecdh.html#validate lists them.
    public static TheoryData<string> LowOrderPoints => new(
        "0",
        "1",
        "325606250916557431795983626356110631294008115727848805560023387167927233504",
        "39382357235489614581723060781553021112529911719440698176882885853963445705823",
        "57896044618658097711785492504343953926634992332820282019728792003956564819948",
        "57896044618658097711785492504343953926634992332820282019728792003956564819949",
        "57896044618658097711785492504343953926634992332820282019728792003956564819950");

    [Theory]
    [MemberData(nameof(LowOrderPoints))]
    public async Task CurvePointOfLowOrderIsRefused(string point)
    {
        byte[] bytes = new byte[32];
        BigInteger.Parse(point).ToByteArray(isUnsigned: true).CopyTo(bytes, 0);
        var error = await AnswerAsync("curve25519-sha256", Reply(w => w.WriteString(bytes)));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public async Task CurvePointOfWrongLengthIsRefused(int length)
    {
        var error = await AnswerAsync("curve25519-sha256", Reply(w => w.WriteString(new byte[length])));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 4, 1, 2, 3 })]
    public async Task NistPointThatIsNotOnTheCurveIsRefused(byte[] point)
    {
        var error = await AnswerAsync("ecdh-sha2-nistp256", Reply(w => w.WriteString(point)));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task NistPointOffTheCurveIsRefused()
    {
        byte[] point = [4, .. Enumerable.Repeat((byte)1, 64)];
        var error = await AnswerAsync("ecdh-sha2-nistp256", Reply(w => w.WriteString(point)));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData("diffie-hellman-group14-sha256", 0)]
    [InlineData("diffie-hellman-group14-sha256", 1)]
    [InlineData("diffie-hellman-group14-sha256", -1)]
    [InlineData("diffie-hellman-group1-sha1", 0)]
    [InlineData("diffie-hellman-group1-sha1", 1)]
    [InlineData("diffie-hellman-group1-sha1", -1)]
    public async Task DiffieHellmanValueThatGivesTheSecretAwayIsRefused(string method, int offset)
    {
        byte[] value = offset < 0 ? (Prime(method) - 1).ToByteArray(isUnsigned: true, isBigEndian: true) : [(byte)offset];
        var error = await AnswerAsync(method, Reply(w => w.WriteMpint(value)));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task GroupOf1024BitsIsRefused()
    {
        var error = await AnswerAsync("diffie-hellman-group-exchange-sha256", Group(Prime("diffie-hellman-group1-sha1")));
        Assert.Equal(ErrorReason.WeakGroup, error.Reason);
    }

    [Fact]
    public async Task GroupThatIsNotPrimeIsRefused()
    {
        // Group 14's prime plus two: odd, 2048 bits, divisible by a small prime or not, but not prime.
        var error = await AnswerAsync("diffie-hellman-group-exchange-sha256", Group(Prime("diffie-hellman-group14-sha256") + 2));
        Assert.Equal(ErrorReason.WeakGroup, error.Reason);
    }

    [Fact]
    public async Task FloodOfExtensionMessagesIsCutOff()
    {
        var error = await AfterOpeningAsync(async peer =>
        {
            while (true)
            {
                await peer.SendAsync(7, 0, 0, 0, 0);
            }
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task FloodOfExtensionsInOneMessageIsRefused()
    {
        SshWriter message = new();
        message.WriteByte(7).WriteUInt32(3000);
        foreach (int i in Enumerable.Range(0, 3000))
        {
            message.WriteString("e" + i).WriteString("");
        }

        var error = await AfterOpeningAsync(peer => peer.SendAsync(message.ToArray()));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task FloodOfIdleMessagesIsCutOff(byte number)
    {
        byte[] idle = new SshWriter().WriteByte(number).WriteRaw(new byte[10]).ToArray();
        var error = await AfterOpeningAsync(async peer =>
        {
            while (true)
            {
                await peer.SendAsync(idle);
            }
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task FloodOfUnknownTransportMessagesIsCutOff()
    {
        var error = await AfterOpeningAsync(async peer =>
        {
            while (true)
            {
                await peer.SendAsync(19);
            }
        });
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    [Fact]
    public async Task TamperedPacketIsRefused()
    {
        var error = await AfterOpeningAsync(peer => peer.SendBytesAsync(RandomNumberGenerator.GetBytes(256)));
        Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
    }

    public static TheoryData<string> Stages => new("identification", "KEXINIT", "reply", "NEWKEYS", "extensions");

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task DisconnectIsReportedWithItsTextAtEveryStage(string stage)
    {
        byte[] disconnect = new SshWriter().WriteByte(1).WriteUInt32(2).WriteString("go\u001b[2J away").WriteString("").ToArray();
        var error = await Connecting.FailureAsync(async peer =>
        {
            await AdvanceAsync(peer, stage);
            await peer.SendAsync(disconnect);
            await peer.WaitForEndAsync();
        });
        Assert.Equal(ErrorReason.DisconnectedByServer, error.Reason);
        Assert.Contains("go\\x1b[2J away", error.Message);
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task CloseIsReportedAtEveryStage(string stage)
    {
        var error = await Connecting.FailureAsync(async peer =>
        {
            await AdvanceAsync(peer, stage);
            peer.Close();
        });
        Assert.Equal(ErrorReason.ConnectionClosed, error.Reason);
    }

    [Fact]
    public async Task CancellingEndsASilentConnectionWithinASecond()
    {
        using CancellationTokenSource cancel = new();
        TaskCompletionSource connected = new();
        await using var server = ScriptedServer.Start(async peer =>
        {
            connected.SetResult();
            await peer.WaitForEndAsync();
        });
        using OperationDeadline deadline = new(Connecting.Patience, cancel.Token);
        using var session = Connecting.Create(server.Target, deadline);
        Task connecting = session.ConnectAsync();
        await connected.Task;
        Stopwatch watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task SilentServersBlockNoThreads()
    {
        const int count = 300;
        await using var server = ScriptedServer.Start(peer => peer.WaitForEndAsync());
        Stopwatch watch = Stopwatch.StartNew();
        Task[] sessions = Enumerable.Range(0, count).Select(async _ =>
        {
            using OperationDeadline deadline = new(TimeSpan.FromSeconds(1), CancellationToken.None);
            using var session = Connecting.Create(server.Target, deadline);
            var error = await Assert.ThrowsAsync<SshConnectionException>(() => session.ConnectAsync());
            Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
        }).ToArray();
        await Task.WhenAll(sessions);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(8));
        Assert.InRange(ThreadPool.ThreadCount, 0, 100);
    }

    private static async Task AdvanceAsync(ScriptedPeer peer, string stage)
    {
        await peer.IdentifyAsync();
        if (stage == "identification")
        {
            await peer.ReceiveAsync();
            return;
        }

        await peer.NegotiateAsync();
        if (stage == "KEXINIT")
        {
            await peer.ReceiveAsync();
        }
        else if (stage == "reply")
        {
            await peer.ReplyAsync();
        }
        else
        {
            await peer.ExchangeKeysAsync();
            if (stage == "extensions")
            {
                Assert.Equal(5, (await peer.ReceiveAsync())[0]);
            }
        }
    }

    private static async Task TrickleAsync(ScriptedPeer peer, byte[] bytes)
    {
        // The delay is what this server does to its client; nothing waits for it.
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(20));
        foreach (byte one in bytes)
        {
            await peer.SendBytesAsync([one]);
            await timer.WaitForNextTickAsync();
        }
    }

    private static Task<SshConnectionException> AfterIdentificationAsync(Func<ScriptedPeer, Task> script) => Connecting.FailureAsync(async peer =>
    {
        await peer.IdentifyAsync();
        await script(peer);
        await peer.WaitForEndAsync();
    });

    private static Task<SshConnectionException> AfterOpeningAsync(Func<ScriptedPeer, Task> script) => Connecting.FailureAsync(async peer =>
    {
        await peer.OpenAsync();
        await script(peer);
        await peer.WaitForEndAsync();
    });

    private static Task<SshConnectionException> AnswerAsync(string method, byte[] answer) => Connecting.FailureAsync(async peer =>
    {
        await peer.IdentifyAsync();
        await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: method));
        await peer.ReceiveAsync();
        await peer.SendAsync(answer);
        await peer.WaitForEndAsync();
    });

    // The reply of RFC 4253 section 8 and RFC 5656 section 4: byte 31, string K_S, the server's value, string signature.
    private static byte[] Reply(Action<SshWriter> value)
    {
        SshWriter writer = new();
        byte[] hostKey = new SshWriter().WriteString("ssh-ed25519").WriteString(new byte[32]).ToArray();
        writer.WriteByte(31).WriteString(hostKey);
        value(writer);
        return writer.WriteString(new SshWriter().WriteString("ssh-ed25519").WriteString(new byte[64]).ToArray()).ToArray();
    }

    // RFC 4419 section 3: byte SSH_MSG_KEX_DH_GEX_GROUP (31), mpint p, mpint g
    private static byte[] Group(BigInteger prime) =>
        new SshWriter().WriteByte(31).WriteMpint(prime.ToByteArray(isUnsigned: true, isBigEndian: true)).WriteMpint([2]).ToArray();

    private static BigInteger Prime(string method) => BigInteger.Parse("0" + Primes[method], System.Globalization.NumberStyles.HexNumber);

    // RFC 2409 section 6.2 (group 1 of SSH is Oakley group 2) and RFC 3526 section 3 (group 14).
    private static readonly Dictionary<string, string> Primes = new()
    {
        ["diffie-hellman-group1-sha1"] =
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
            + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
        ["diffie-hellman-group14-sha256"] =
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
            + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
            + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
            + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF",
    };
}
