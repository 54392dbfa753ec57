using System;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>Reads packets before the first NEWKEYS.</summary>
internal sealed class PlainOpener : PacketOpener
{
    public override int HeaderSize => 4;

    public override int ReadLength(uint sequence, byte[] header) => throw new NotImplementedException();

    public override byte[] Open(uint sequence, byte[] packet) => throw new NotImplementedException();

    public override void Dispose()
    {
    }
}
