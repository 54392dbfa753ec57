using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>RFC 4253 section 6: the MAC covers the packet in clear, the length field is encrypted with the rest.</summary>
internal sealed class EncryptAndMacSealer(SymmetricCipher cipher, int blockSize, PacketMac mac) : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload)
    {
        byte[] clear = PacketFraming.Build(payload, blockSize, lengthIsPadded: true, mac.Size);
        int count = clear.Length - mac.Size;
        mac.Append(sequence, clear, count);
        byte[] packet = (byte[])clear.Clone();
        cipher.Transform(clear, 0, packet, 0, count);
        Secrets.Clear(clear);
        return packet;
    }

    public override void Dispose()
    {
        cipher.Dispose();
        mac.Dispose();
    }
}
