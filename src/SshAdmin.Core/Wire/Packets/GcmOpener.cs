using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Opens AES-GCM packets (RFC 5647); the nonce counts by itself, so the sequence number is not looked at.</summary>
internal sealed class GcmOpener(byte[] key, GcmNonce nonce, int blockSize) : PacketOpener
{
    public override int HeaderSize => PacketFraming.LengthSize;

    public override int ReadLength(uint sequence, byte[] header)
        => PacketFraming.LengthSize + PacketFraming.CheckLength(PacketFraming.ReadUInt32(header, 0), blockSize, lengthIsPadded: false) + AesGcm.TagSize;

    public override byte[] Open(uint sequence, byte[] packet)
    {
        PacketFraming.CheckWhole(packet, packet.Length < HeaderSize ? HeaderSize : ReadLength(sequence, packet));
        byte[] length = new byte[PacketFraming.LengthSize];
        byte[] body = new byte[packet.Length - PacketFraming.LengthSize];
        Buffer.BlockCopy(packet, 0, length, 0, length.Length);
        Buffer.BlockCopy(packet, PacketFraming.LengthSize, body, 0, body.Length);
        byte[] opened = AesGcm.Open(key, nonce.Next(), length, body) ?? throw PacketFraming.WrongMac();

        byte[] clear = new byte[PacketFraming.LengthSize + opened.Length];
        Buffer.BlockCopy(opened, 0, clear, PacketFraming.LengthSize, opened.Length);
        try
        {
            return PacketFraming.TakePayload(clear, opened.Length);
        }
        finally
        {
            Secrets.Clear(opened);
            Secrets.Clear(clear);
        }
    }

    public override void Dispose()
    {
        Secrets.Clear(key);
        nonce.Clear();
    }
}
