namespace SshAdmin.Core.Wire.Packets;

/// <summary>Packets before the first NEWKEYS: padded, neither encrypted nor authenticated.</summary>
internal sealed class PlainSealer : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload)
        => PacketFraming.Build(payload, PacketLimits.MinimumBlockSize, lengthIsPadded: true, tagSize: 0);

    public override void Dispose()
    {
    }
}
