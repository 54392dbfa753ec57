namespace SshAdmin.Core.Wire.Packets;

/// <summary>Reads packets before the first NEWKEYS.</summary>
internal sealed class PlainOpener : PacketOpener
{
    public override int HeaderSize => PacketFraming.LengthSize;

    public override int ReadLength(uint sequence, byte[] header)
        => PacketFraming.LengthSize + PacketFraming.CheckLength(PacketFraming.ReadUInt32(header, 0), PacketLimits.MinimumBlockSize, lengthIsPadded: true);

    public override byte[] Open(uint sequence, byte[] packet)
    {
        PacketFraming.CheckWhole(packet, packet.Length < HeaderSize ? HeaderSize : ReadLength(sequence, packet));
        return PacketFraming.TakePayload(packet, packet.Length - PacketFraming.LengthSize);
    }

    public override void Dispose()
    {
    }
}
