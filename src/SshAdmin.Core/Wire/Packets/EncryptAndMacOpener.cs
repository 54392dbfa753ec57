using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Opens packets whose MAC covers the packet in clear and whose length is encrypted (RFC 4253 section 6).</summary>
internal sealed class EncryptAndMacOpener(SymmetricCipher cipher, int blockSize, PacketMac mac, bool hideLength) : PacketOpener
{
    private readonly byte[] _firstBlock = new byte[blockSize];
    private uint _packetLength;

    public override int HeaderSize => blockSize;

    // With CBC, how much is read before the connection ends tells 14 bits of a block that an attacker replays as a length
    // (Albrecht, Paterson and Watson, "Plaintext recovery attacks against SSH", 2009). OpenSSH reads the same amount
    // whatever the length was (packet.c, ssh_packet_start_discard).
    public override int DiscardOnFailure
        => hideLength ? LargestPacket - Math.Min(LargestPacket, WholePacket) : 0;

    private int LargestPacket => PacketFraming.LengthSize + PacketLimits.MaximumPacketLength + mac.Size;

    private int WholePacket => PacketFraming.LengthSize + (int)_packetLength + mac.Size;

    private bool IsBadLength => !PacketFraming.IsLength(_packetLength, blockSize, lengthIsPadded: true);

    public override int ReadLength(uint sequence, byte[] header)
    {
        cipher.Transform(header, 0, _firstBlock, 0, blockSize);
        _packetLength = PacketFraming.ReadUInt32(_firstBlock, 0);
        if (IsBadLength && hideLength)
        {
            return LargestPacket;
        }

        _ = PacketFraming.CheckLength(_packetLength, blockSize, lengthIsPadded: true);
        return WholePacket;
    }

    public override byte[] Open(uint sequence, byte[] packet)
    {
        if (IsBadLength)
        {
            _packetLength = PacketLimits.MaximumPacketLength;
            throw PacketFraming.WrongMac();
        }

        PacketFraming.CheckWhole(packet, WholePacket);
        int count = packet.Length - mac.Size;
        byte[] clear = new byte[count];
        try
        {
            Buffer.BlockCopy(_firstBlock, 0, clear, 0, blockSize);
            cipher.Transform(packet, blockSize, clear, blockSize, count - blockSize);
            if (!mac.Matches(sequence, clear, count, packet, count))
            {
                throw PacketFraming.WrongMac();
            }

            return PacketFraming.TakePayload(clear, (int)_packetLength);
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
        Secrets.Clear(_firstBlock);
    }
}
