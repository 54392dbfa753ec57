using System;
using System.Buffers.Binary;
using System.IO;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.Tasks;

namespace SshAdmin.Benchmarks.Sweep;

/// <summary>One connection from the client's lists to the answer to its service request: curve25519-sha256, ssh-ed25519, aes256-gcm@openssh.com.</summary>
internal sealed class KeyedConversation(ScriptedServer server, OpenSslKeys keys, Socket socket)
{
    private readonly byte[] _buffer = new byte[8192];
    private int _count;

    public async Task RunAsync()
    {
        int line = await UntilAsync(() => Array.IndexOf(_buffer, (byte)'\n', 0, _count));
        int clientInit = await PacketAsync(line + 1);
        int exchangeInit = await PacketAsync(clientInit);
        byte[] identification = _buffer[..(_buffer[line - 1] == '\r' ? line - 1 : line)];
        byte[] clientPoint = Payload(clientInit)[5..];

        // RFC 8731 and RFC 4253 section 8.
        byte[] hostKey = Message.Join(Message.Text("ssh-ed25519"), Message.Text(keys.HostPublicKey));
        byte[] secret = Message.Mpint(keys.Agree(clientPoint));
        byte[] hash = SHA256.HashData(Message.Join(
            Message.Text(identification), Message.Text(ScriptedServer.Identification), Message.Text(Payload(line + 1)), Message.Text(server.KexInit),
            Message.Text(hostKey), Message.Text(clientPoint), Message.Text(keys.ExchangePublicKey), secret));
        byte[] signature = Message.Join(Message.Text("ssh-ed25519"), Message.Text(keys.Sign(hash)));
        byte[] reply = Message.Join([31], Message.Text(hostKey), Message.Text(keys.ExchangePublicKey), Message.Text(signature));

        // RFC 4253 section 7.2: B is the IV and D the key from server to client.
        byte[] nonce = SHA256.HashData(Message.Join(secret, hash, "B"u8.ToArray(), hash))[..12];
        using AesGcm cipher = new(SHA256.HashData(Message.Join(secret, hash, "D"u8.ToArray(), hash)), 16);
        byte[] extensions = Message.Join([7], Message.Number(1), Message.Text("server-sig-algs"), Message.Text(ScriptedServer.UserSignatures));
        await socket.SendAsync(Message.Join(Message.Plain(reply), Message.Plain([21]), Seal(cipher, nonce, extensions)));

        // What follows NEWKEYS is a request for a service; there is only one to ask for, so that it need not be opened.
        await UntilAsync(() => _count > exchangeInit ? _count : -1);
        await socket.SendAsync(Seal(cipher, nonce, Message.Join([6], Message.Text("ssh-userauth"))));
    }

    // RFC 5647 section 7.2: the length is associated data, and each packet advances the counter in the nonce.
    private static byte[] Seal(AesGcm cipher, byte[] nonce, byte[] payload)
    {
        byte[] packet = Message.Frame(payload, 1, 16);
        byte[] sealedBytes = new byte[packet.Length + 16];
        packet.AsSpan(0, 4).CopyTo(sealedBytes);
        cipher.Encrypt(nonce, packet.AsSpan(4), sealedBytes.AsSpan(4, packet.Length - 4), sealedBytes.AsSpan(packet.Length), packet.AsSpan(0, 4));
        BinaryPrimitives.WriteUInt64BigEndian(nonce.AsSpan(4), BinaryPrimitives.ReadUInt64BigEndian(nonce.AsSpan(4)) + 1);
        return sealedBytes;
    }

    // Where the packet that begins at this offset ends.
    private Task<int> PacketAsync(int start) => UntilAsync(() =>
    {
        int end = _count < start + 4 ? int.MaxValue : start + 4 + BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(start));
        return end <= _count ? end : -1;
    });

    private byte[] Payload(int start)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(_buffer.AsSpan(start));
        return _buffer[(start + 5)..(start + 4 + length - _buffer[start + 4])];
    }

    private async Task<int> UntilAsync(Func<int> found)
    {
        int result;
        while ((result = found()) < 0)
        {
            int received = await socket.ReceiveAsync(_buffer.AsMemory(_count));
            _count += received > 0 ? received : throw new EndOfStreamException();
        }

        return result;
    }
}
