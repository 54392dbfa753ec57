using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Opens packets of chacha20-poly1305@openssh.com; the body is not decrypted before the tag was checked.</summary>
internal sealed class ChaCha20Poly1305Opener(OpenSshChaCha20Poly1305 cipher, int blockSize) : PacketOpener
{
    public override int HeaderSize => PacketFraming.LengthSize;

    public override int ReadLength(uint sequence, byte[] header)
    {
        uint packetLength = PacketFraming.ReadUInt32(cipher.TransformLength(sequence, header), 0);
        return PacketFraming.LengthSize + PacketFraming.CheckLength(packetLength, blockSize, lengthIsPadded: false) + OpenSshChaCha20Poly1305.TagSize;
    }

    public override byte[] Open(uint sequence, byte[] packet)
    {
        PacketFraming.CheckWhole(packet, packet.Length < HeaderSize ? HeaderSize : ReadLength(sequence, packet));
        int count = packet.Length - OpenSshChaCha20Poly1305.TagSize;
        byte[] received = new byte[OpenSshChaCha20Poly1305.TagSize];
        Buffer.BlockCopy(packet, count, received, 0, received.Length);
        if (!Secrets.FixedTimeEquals(cipher.Tag(sequence, packet, 0, count), received))
        {
            throw PacketFraming.WrongMac();
        }

        byte[] clear = new byte[count];
        try
        {
            cipher.TransformBody(sequence, packet, PacketFraming.LengthSize, clear, PacketFraming.LengthSize, count - PacketFraming.LengthSize);
            return PacketFraming.TakePayload(clear, count - PacketFraming.LengthSize);
        }
        finally
        {
            Secrets.Clear(clear);
        }
    }

    public override void Dispose() => cipher.Dispose();
}
