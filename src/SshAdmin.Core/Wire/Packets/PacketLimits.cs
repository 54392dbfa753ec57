namespace SshAdmin.Core.Wire.Packets;

/// <summary>Bounds of binary packets (RFC 4253 section 6).</summary>
internal static class PacketLimits
{
    // RFC 4253 section 6.1 makes 35000 bytes the least that must be accepted; OpenSSH sends and accepts up to
    // PACKET_MAX_SIZE (packet.c), so a smaller limit would refuse real peers and a larger one only costs memory.
    public const int MaximumPacketLength = 256 * 1024;

    // padding_length (1), a message number (1), the least padding (4).
    public const int MinimumPacketLength = 6;

    public const int MinimumPadding = 4;

    public const int MaximumPadding = 255;

    // RFC 4253 section 6: a packet is padded to the block size of the cipher or 8, whichever is larger.
    public const int MinimumBlockSize = 8;
}
