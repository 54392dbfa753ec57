using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>OpenSSH's <c>-etm</c> MACs (PROTOCOL section 1.5): the length stays in clear, the MAC covers the encrypted packet.</summary>
internal sealed class EncryptThenMacSealer(SymmetricCipher cipher, int blockSize, PacketMac mac) : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload)
    {
        byte[] packet = PacketFraming.Build(payload, blockSize, lengthIsPadded: false, mac.Size);
        int count = packet.Length - mac.Size;
        cipher.Transform(packet, PacketFraming.LengthSize, packet, PacketFraming.LengthSize, count - PacketFraming.LengthSize);
        mac.Append(sequence, packet, count);
        return packet;
    }

    public override void Dispose()
    {
        cipher.Dispose();
        mac.Dispose();
    }
}
