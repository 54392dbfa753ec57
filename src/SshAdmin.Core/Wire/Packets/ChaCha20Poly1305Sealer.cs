using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Packets of chacha20-poly1305@openssh.com (OpenSSH PROTOCOL.chacha20poly1305): length and body encrypted apart, one tag over both.</summary>
internal sealed class ChaCha20Poly1305Sealer(OpenSshChaCha20Poly1305 cipher, int blockSize) : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload)
    {
        byte[] clear = PacketFraming.Build(payload, blockSize, lengthIsPadded: false, OpenSshChaCha20Poly1305.TagSize);
        byte[] packet = new byte[clear.Length];
        int count = clear.Length - OpenSshChaCha20Poly1305.TagSize;
        Buffer.BlockCopy(cipher.TransformLength(sequence, clear), 0, packet, 0, PacketFraming.LengthSize);
        cipher.TransformBody(sequence, clear, PacketFraming.LengthSize, packet, PacketFraming.LengthSize, count - PacketFraming.LengthSize);
        Secrets.Clear(clear);
        Buffer.BlockCopy(cipher.Tag(sequence, packet, 0, count), 0, packet, count, OpenSshChaCha20Poly1305.TagSize);
        return packet;
    }

    public override void Dispose() => cipher.Dispose();
}
