using System;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Packets before the first NEWKEYS: padded, neither encrypted nor authenticated.</summary>
internal sealed class PlainSealer : PacketSealer
{
    public override byte[] Seal(uint sequence, byte[] payload) => throw new NotImplementedException();

    public override void Dispose()
    {
    }
}
