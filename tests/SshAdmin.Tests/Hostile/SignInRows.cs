using System.Security.Cryptography;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;
using static SshAdmin.Tests.Hostile.Scripts;

namespace SshAdmin.Tests.Hostile;

/// <summary>Encrypted packets, extensions, the service and the sign-in.</summary>
internal static class SignInRows
{
    private const string AllMethods = "publickey,password,keyboard-interactive";

    public static IEnumerable<HostileRow> All { get; } =
    [
        Open("keys: a packet whose MAC is wrong", AfterKeys(peer => peer.SendBytesAsync(RandomNumberGenerator.GetBytes(256))), "ProtocolViolation"),
        Open("keys: a packet in clear behind NEWKEYS", AfterKeys(peer => peer.SendBytesAsync(ScriptedPeer.Frame([6, .. new byte[250]]))), "ProtocolViolation"),
        Open("keys: SSH_MSG_IGNORE without end", AfterKeys(peer => FloodAsync(peer, 2, 0, 0, 0, 0)), "ProtocolViolation"),
        Open("keys: messages that nobody knows, without end", AfterKeys(peer => FloodAsync(peer, 19)), "ProtocolViolation"),
        Open("keys: a second NEWKEYS", AfterKeys(peer => peer.SendAsync(21)), "ProtocolViolation"),
        Open("keys: new key exchanges without end", AfterKeys(async peer =>
        {
            while (true)
            {
                await RekeyAsync(peer);
            }
        }), "ProtocolViolation", seconds: 60),
        Open("keys: another host key in the second exchange", AfterKeys(async peer =>
        {
            using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            peer.HostKey = other;
            await RekeyAsync(peer);
        }), "ProtocolViolation"),
        Open("EXT_INFO: without end", AfterKeys(peer => FloodAsync(peer, 7, 0, 0, 0, 0)), "ProtocolViolation"),
        Open("EXT_INFO: a count that is not kept", AfterKeys(peer => peer.SendAsync(7, 0, 0, 0, 9)), "ProtocolViolation"),
        Open("EXT_INFO: 4 billion extensions", AfterKeys(peer => peer.SendAsync(7, 255, 255, 255, 255)), "ProtocolViolation"),
        Open("service: silence", AfterKeys(_ => Task.CompletedTask), "ConnectionTimedOut", "ServerSilent", 2),
        Open("service: success of a sign-in nobody asked for", AfterKeys(peer => peer.SendAsync(52)), "ProtocolViolation"),
        SignIn("service: another than asked for", AfterKeys(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(Payload(writer => writer.WriteByte(6).WriteString("ssh-connection")));
        }), "ProtocolViolation"),
        SignIn("sign-in: silence", AtSignIn(null, peer => peer.ReceiveAsync()), "ServerSilent", 2),
        SignIn("sign-in: closed", AtSignIn(null, async peer =>
        {
            await peer.ReceiveAsync();
            peer.Close();
        }), "ClosedDuringAuthentication"),
        SignIn("sign-in: a goodbye that rings the bell", AtSignIn(null, peer => peer.SendAsync(Disconnect(14, "\a\u001b[31mno"))), "DisconnectedByServer"),
        SignIn("sign-in: banners without end", AtSignIn(null, peer => FloodAsync(peer, Payload(writer => writer.WriteByte(53).WriteString("buy now").WriteString("")))), "ProtocolViolation"),
        SignIn("sign-in: one banner of 200 KB", AtSignIn(null, peer => peer.SendAsync(Payload(writer => writer.WriteByte(53).WriteString(new byte[200_000]).WriteString("")))), "ProtocolViolation"),
        SignIn("sign-in: requests of the connection protocol", AtSignIn(null, peer => FloodAsync(peer, Payload(writer => writer.WriteByte(80).WriteString("hostkeys-00@openssh.com").WriteBoolean(true)))), "ProtocolViolation"),
        SignIn("sign-in: a method with control characters", AtSignIn("\u001b[2J", _ => Task.CompletedTask), "ProtocolViolation"),
        SignIn("sign-in: no method at all, for ever", AtSignIn("", _ => Task.CompletedTask), "PublicKeyNotOffered"),
        SignIn("sign-in: half a success, for ever", AtSignIn(AllMethods, peer => AnswerAllAsync(peer, Failure(AllMethods, partial: true))), "MoreMethodsNeeded"),
        SignIn("sign-in: refusals for ever", AtSignIn("publickey", peer => AnswerAllAsync(peer, Failure("publickey"))), "KeyRefused"),
        SignIn("public key: another key confirmed", AtSignIn("publickey", async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(Payload(writer => writer.WriteByte(60).WriteString("ssh-ed25519").WriteString(Payload(key => key.WriteString("ssh-ed25519").WriteString(new byte[32])))));
        }), "ProtocolViolation"),
        SignIn("public key: confirmed twice", AtSignIn("publickey", async peer =>
        {
            await ConfirmAsync(peer, "ssh-ed25519");
            await ConfirmAsync(peer, "ssh-ed25519", signed: true);
        }), "ProtocolViolation"),
        SignIn("public key: confirmed under another algorithm, then refused", AtSignIn("publickey", async peer =>
        {
            await ConfirmAsync(peer, "ssh-rsa");
            await peer.ReceiveAsync();
            await peer.SendAsync(Failure("publickey"));
        }), "SignatureRefused"),
        SignIn("questions: without end", AtSignIn("keyboard-interactive", peer => AnswerAllAsync(peer, Questions(0))), "ProtocolViolation"),
        SignIn("questions: a million at once", AtSignIn("keyboard-interactive", peer => AnswerAllAsync(peer, Questions(1_000_000))), "ProtocolViolation"),
        SignIn("questions: one that a password does not answer", AtSignIn("keyboard-interactive", peer => AnswerAllAsync(peer, Questions(2))), "PromptNotUnderstood"),
        SignIn("password: a new one demanded", AtSignIn("password", peer => AnswerAllAsync(peer, Payload(writer => writer.WriteByte(60).WriteString("Change it\u001b[5m").WriteString("")))), "PasswordExpired"),
    ];

    private static HostileRow Open(string name, Func<ScriptedPeer, Task> script, string probe, string reason = "ProtocolViolation", int seconds = 20) => new(name, script) { Probe = probe, Test = "Authenticate/" + reason, Seconds = seconds };

    private static HostileRow SignIn(string name, Func<ScriptedPeer, Task> script, string reason, int seconds = 20) => new(name, script) { Test = "Authenticate/" + reason, Seconds = seconds };

    // What the client sent before it saw the lists arrives first.
    private static async Task RekeyAsync(ScriptedPeer peer)
    {
        await peer.NegotiateAsync(skipTo: true);
        await peer.ExchangeKeysAsync();
    }

    private static async Task AnswerAllAsync(ScriptedPeer peer, byte[] answer)
    {
        while (true)
        {
            await peer.ReceiveAsync();
            await peer.SendAsync(answer);
        }
    }

    // byte 50, string user, string service, string "publickey", boolean signed, string algorithm, string key
    private static async Task ConfirmAsync(ScriptedPeer peer, string algorithm, bool signed = false)
    {
        SshReader reader = new(await peer.ReceiveAsync());
        reader.ReadByte("number");
        for (int i = 0; i < 3; i++)
        {
            reader.ReadString("field");
        }

        Assert.Equal(signed, reader.ReadBoolean("signed"));
        reader.ReadString("algorithm");
        await peer.SendAsync(Payload(writer => writer.WriteByte(60).WriteString(algorithm).WriteString(reader.ReadString("key"))));
    }

    // RFC 4256 section 3.2
    private static byte[] Questions(uint count) => Payload(writer =>
    {
        writer.WriteByte(60).WriteString("").WriteString("").WriteString("").WriteUInt32(count);
        for (uint i = 0; i < Math.Min(count, 10); i++)
        {
            writer.WriteString("Your mother's maiden name: ").WriteBoolean(true);
        }
    });
}
