using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Opens packets of OpenSSH's <c>-etm</c> MACs; nothing is decrypted before the MAC was checked.</summary>
internal sealed class EncryptThenMacOpener(SymmetricCipher cipher, int blockSize, PacketMac mac) : PacketOpener
{
    public override int HeaderSize => PacketFraming.LengthSize;

    public override int ReadLength(uint sequence, byte[] header)
        => PacketFraming.LengthSize + PacketFraming.CheckLength(PacketFraming.ReadUInt32(header, 0), blockSize, lengthIsPadded: false) + mac.Size;

    public override byte[] Open(uint sequence, byte[] packet)
    {
        PacketFraming.CheckWhole(packet, packet.Length < HeaderSize ? HeaderSize : ReadLength(sequence, packet));
        int count = packet.Length - mac.Size;
        if (!mac.Matches(sequence, packet, count, packet, count))
        {
            throw PacketFraming.WrongMac();
        }

        byte[] clear = new byte[count];
        try
        {
            Buffer.BlockCopy(packet, 0, clear, 0, PacketFraming.LengthSize);
            cipher.Transform(packet, PacketFraming.LengthSize, clear, PacketFraming.LengthSize, count - PacketFraming.LengthSize);
            return PacketFraming.TakePayload(clear, count - PacketFraming.LengthSize);
        }
        finally
        {
            Secrets.Clear(clear);
        }
    }

    public override void Dispose()
    {
        cipher.Dispose();
        mac.Dispose();
    }
}
