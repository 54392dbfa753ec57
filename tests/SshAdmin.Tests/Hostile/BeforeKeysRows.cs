using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using static SshAdmin.Tests.Hostile.Scripts;

namespace SshAdmin.Tests.Hostile;

/// <summary>Identification, packets in clear, algorithm lists, key exchange: what comes before keys are in place.</summary>
internal static class BeforeKeysRows
{
    private const string StrictList = "ecdh-sha2-nistp256,kex-strict-s-v00@openssh.com";
    private static readonly byte[] SmallPrime = WellKnownGroups.Group1.Prime;
    private static readonly byte[] Prime = WellKnownGroups.Group14.Prime;

    public static IEnumerable<HostileRow> All { get; } =
    [
        Identify("identification: silence", Says(""), "ConnectionTimedOut", "NoIdentification", 2),
        Identify("identification: one byte now and then", Trickle("SSH-2.0-" + new string('x', 200)), "ConnectionTimedOut", "NoIdentification", 2),
        Identify("identification: lines without end before it", async peer => { while (true) { await peer.SendTextAsync("Welcome!\r\n"); } }, "NotSsh", "NotSsh"),
        Identify("identification: one line without end", async peer => { while (true) { await peer.SendTextAsync(new string('x', 1000)); } }, "NotSsh", "NotSsh"),
        Identify("identification: longer than 255 bytes", Says("SSH-2.0-" + new string('x', 300) + "\r\n"), "ProtocolViolation", "ProtocolViolation"),
        Identify("identification: zero bytes in it", Says("SSH-2.0-Open\0SSH\r\n"), "ProtocolViolation", "ProtocolViolation"),
        Identify("identification: control characters in it", Says("SSH-9.9-\u001b]0;owned\u0007\r\n"), "ProtocolViolation", "ProtocolViolation"),
        Identify("identification: SSH protocol 1", Says("SSH-1.5-OpenSSH_2.1\n"), "SshVersion1Only", "SshVersion1Only"),
        Identify("identification: an HTTP server", Says("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), "NotSsh", "NotSsh"),
        Identify("identification: a mail server", Says("220 mail.example ESMTP\r\n"), "NotSsh", "NotSsh"),
        Identify("identification: a TLS alert", Says("\u0015\u0003\u0001\u0000\u0002\u0002\u0050"), "NotSsh", "NotSsh"),
        Identify("identification: turned away by MaxStartups", Says("Exceeded MaxStartups\r\n"), "ServerBusy", "ServerBusy"),
        Identify("identification: turned away by penalties", Says("Not allowed at this time\r\n"), "ServerBusy", "ServerBusy"),
        Identify("identification: closed at once", Closes, "ConnectionClosed", "ClosedBeforeIdentification"),

        Negotiate("packet: silence after the identification", AfterIdentification(_ => Task.CompletedTask), "ConnectionTimedOut", "ServerSilent", 2),
        Negotiate("packet: a length of 2 GiB", Bytes([0x7f, 0xff, 0xff, 0xff, 4, 20, 0, 0, 0, 0, 0, 0]), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: a length of zero", Bytes(new byte[16]), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: more padding than packet", Bytes([0, 0, 0, 12, 255, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: no message in it", AfterIdentification(peer => peer.SendAsync()), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: SSH_MSG_IGNORE without end", AfterIdentification(peer => FloodAsync(peer, 2, 0, 0, 0, 0)), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: SSH_MSG_DEBUG without end", AfterIdentification(peer => FloodAsync(peer, 4, 1, 0, 0, 0, 2, 27, 99, 0, 0, 0, 0)), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: SSH_MSG_UNIMPLEMENTED without end", AfterIdentification(peer => FloodAsync(peer, 3, 0, 0, 0, 0)), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("packet: a goodbye that clears the screen", AfterIdentification(peer => peer.SendAsync(Disconnect(2, "\u001b[2J\u202ego away"))), "DisconnectedByServer", "DisconnectedByServer"),
        Negotiate("packet: a goodbye for too many connections", AfterIdentification(peer => peer.SendAsync(Disconnect(12, "later"))), "ServerBusy", "ServerBusy"),

        Negotiate("KEXINIT: cut off", AfterIdentification(peer => peer.SendAsync(ScriptedPeer.KexInit()[..60])), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("KEXINIT: a million names", AfterIdentification(peer => peer.SendAsync(ScriptedPeer.KexInit(kex: string.Join(',', Enumerable.Repeat("a", 1_000_000))))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("KEXINIT: ten thousand names", AfterIdentification(peer => peer.SendAsync(ScriptedPeer.KexInit(kex: string.Join(',', Enumerable.Repeat("a", 10_000))))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("KEXINIT: bytes behind it", AfterIdentification(peer => peer.SendAsync([.. ScriptedPeer.KexInit(), 0])), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("KEXINIT: a second one in place of the reply", Negotiated(peer => peer.SendAsync(ScriptedPeer.KexInit())), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("KEXINIT: a wrong guess, and nothing behind it", WrongGuess, "ConnectionTimedOut", "ServerSilent", 2),
        Negotiate("KEXINIT: strict, and not the first packet", StrictButLate, "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: strict, with SSH_MSG_IGNORE in between (Terrapin)", AfterIdentification(Strict(peer => peer.SendAsync(2, 0, 0, 0, 0))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: success of a sign-in in place of the reply", Negotiated(peer => peer.SendAsync(52)), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: closed in place of the reply", Negotiated(Closes), "ConnectionClosed", "ConnectionLost"),
        Negotiate("key exchange: a point of low order", AnswersKeyExchange("curve25519-sha256", Reply(writer => writer.WriteString(new byte[32]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: a point off the curve", AnswersKeyExchange("ecdh-sha2-nistp256", Reply(writer => writer.WriteString([4, .. Enumerable.Repeat((byte)1, 64)]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: a point with 1 MiB", AnswersKeyExchange("curve25519-sha256", Reply(writer => writer.WriteUInt32(1 << 20))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: f is 0", AnswersKeyExchange("diffie-hellman-group14-sha256", Reply(writer => writer.WriteMpint([]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: f is 1", AnswersKeyExchange("diffie-hellman-group14-sha256", Reply(writer => writer.WriteMpint([1]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: f is p-1", AnswersKeyExchange("diffie-hellman-group14-sha256", Reply(writer => writer.WriteMpint([.. Prime[..^1], (byte)(Prime[^1] - 1)]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("key exchange: f is negative", AnswersKeyExchange("diffie-hellman-group14-sha256", Reply(writer => writer.WriteString([0x80]))), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("group exchange: 1024 bits", AnswersKeyExchange("diffie-hellman-group-exchange-sha256", Group(SmallPrime)), "WeakGroup", "WeakGroup"),
        Negotiate("group exchange: not a prime", AnswersKeyExchange("diffie-hellman-group-exchange-sha256", Group([.. Prime[..^1], 0xfd])), "WeakGroup", "WeakGroup"),
        Negotiate("group exchange: 16384 bits", AnswersKeyExchange("diffie-hellman-group-exchange-sha256", Group([0xff, .. new byte[2046], 1])), "ProtocolViolation", "ProtocolViolation"),
        Negotiate("group exchange: a generator of 1", AnswersKeyExchange("diffie-hellman-group-exchange-sha256", writer => writer.WriteByte(31).WriteMpint(Prime).WriteMpint([1])), "WeakGroup", "WeakGroup"),
        new("host key: a signature over something else", Opens(peer => peer.SignatureFilter = Flip)) { Probe = "HostKeySignatureInvalid", Test = "HostKey/HostKeySignatureInvalid" },
        new("host key: bytes behind the signature", Opens(peer => peer.SignatureFilter = signature => [.. signature, 0])) { Probe = "ProtocolViolation", Test = "Negotiate/ProtocolViolation" },
        new("host key: of another type than agreed", Opens(_ => { }, ScriptedPeer.KexInit(hostKey: "ssh-ed25519"))) { Probe = "HostKeySignatureInvalid", Test = "HostKey/HostKeySignatureInvalid" },
        Negotiate("NEWKEYS: bytes behind it", Negotiated(async peer =>
        {
            await peer.ReplyAsync();
            await peer.SendAsync(21, 0);
        }), "ProtocolViolation", "ProtocolViolation"),
    ];

    private static HostileRow Identify(string name, Func<ScriptedPeer, Task> script, string probe, string reason, int seconds = 20) => new(name, script) { Probe = probe, Test = "Identify/" + reason, Seconds = seconds };

    private static HostileRow Negotiate(string name, Func<ScriptedPeer, Task> script, string probe, string reason, int seconds = 20) => new(name, script) { Probe = probe, Test = "Negotiate/" + reason, Seconds = seconds };

    private static Func<ScriptedPeer, Task> Negotiated(Func<ScriptedPeer, Task> script) => AfterIdentification(async peer =>
    {
        await peer.NegotiateAsync();
        await script(peer);
    });

    private static Func<ScriptedPeer, Task> Strict(Func<ScriptedPeer, Task> script) => async peer =>
    {
        await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: StrictList));
        await script(peer);
        await peer.ExchangeKeysAsync();
    };

    private static Func<ScriptedPeer, Task> StrictButLate => AfterIdentification(async peer =>
    {
        await peer.SendAsync(2, 0, 0, 0, 0);
        await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: StrictList));
    });

    // The first of the list is not the client's, so that the guess is wrong and one packet is to be passed over.
    private static Func<ScriptedPeer, Task> WrongGuess => AfterIdentification(async peer =>
    {
        await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "diffie-hellman-group16-sha512,ecdh-sha2-nistp256", firstPacketFollows: true));
        await peer.SendAsync(31, 0, 0, 0, 0);
    });

    private static Func<ScriptedPeer, Task> Bytes(byte[] bytes) => AfterIdentification(peer => peer.SendBytesAsync(bytes));

    private static Func<ScriptedPeer, Task> Opens(Action<ScriptedPeer> prepare, byte[]? kexInit = null) => async peer =>
    {
        prepare(peer);
        await peer.OpenAsync(kexInit);
        await peer.WaitForEndAsync();
    };

    private static byte[] Flip(byte[] signature)
    {
        signature[^1] ^= 1;
        return signature;
    }

    private static Task Closes(ScriptedPeer peer)
    {
        peer.Close();
        return Task.CompletedTask;
    }

    // The delay is what this server does to its client; nothing waits for it.
    private static Func<ScriptedPeer, Task> Trickle(string text) => async peer =>
    {
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(50));
        foreach (char one in text)
        {
            await peer.SendTextAsync(one.ToString());
            await timer.WaitForNextTickAsync();
        }
    };

    // RFC 4253 section 8, RFC 5656 section 4: byte 31, string K_S, the server's value, string signature
    private static Action<SshWriter> Reply(Action<SshWriter> value) => writer =>
    {
        writer.WriteByte(31).WriteString(Payload(key => key.WriteString("ssh-ed25519").WriteString(new byte[32])));
        value(writer);
        writer.WriteString(Payload(signature => signature.WriteString("ssh-ed25519").WriteString(new byte[64])));
    };

    // RFC 4419 section 3: byte 31, mpint p, mpint g
    private static Action<SshWriter> Group(byte[] prime) => writer => writer.WriteByte(31).WriteMpint(prime).WriteMpint([2]);
}
