using System;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>What all packet protections share: the layout of RFC 4253 section 6 and its bounds.</summary>
internal static class PacketFraming
{
    // RFC 4253 section 6:
    //   uint32    packet_length, without itself and the MAC
    //   byte      padding_length
    //   byte[n1]  payload
    //   byte[n2]  random padding
    public const int LengthSize = 4;

    /// <summary>A packet in clear, with room for a MAC behind it.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="blockSize">What is padded to.</param>
    /// <param name="lengthIsPadded">Whether the length field counts for the padding: it does where it is encrypted with the rest.</param>
    /// <param name="tagSize">Bytes left free at the end.</param>
    public static byte[] Build(byte[] payload, int blockSize, bool lengthIsPadded, int tagSize)
    {
        int counted = payload.Length + 1 + (lengthIsPadded ? LengthSize : 0);
        int padding = blockSize - (counted % blockSize);
        if (padding < PacketLimits.MinimumPadding)
        {
            padding += blockSize;
        }

        int packetLength = 1 + payload.Length + padding;
        if (payload.Length == 0 || packetLength > PacketLimits.MaximumPacketLength)
        {
            throw new ArgumentException($"A payload of {payload.Length} bytes does not fit into a packet.", nameof(payload));
        }

        byte[] packet = new byte[LengthSize + packetLength + tagSize];
        WriteUInt32(packet, 0, (uint)packetLength);
        packet[LengthSize] = (byte)padding;
        Buffer.BlockCopy(payload, 0, packet, LengthSize + 1, payload.Length);
        Buffer.BlockCopy(RandomBytes.Create(padding), 0, packet, LengthSize + 1 + payload.Length, padding);
        return packet;
    }

    /// <summary>Whether a packet may have this length.</summary>
    public static bool IsLength(uint packetLength, int blockSize, bool lengthIsPadded)
        => packetLength is >= PacketLimits.MinimumPacketLength and <= PacketLimits.MaximumPacketLength
            && (packetLength + (lengthIsPadded ? LengthSize : 0)) % blockSize == 0;

    /// <summary>The length of a packet, refused when it is out of bounds.</summary>
    public static int CheckLength(uint packetLength, int blockSize, bool lengthIsPadded)
        => IsLength(packetLength, blockSize, lengthIsPadded)
            ? (int)packetLength
            : throw Violation($"The server sent a packet with the length {packetLength}; it must be {PacketLimits.MinimumPacketLength} to {PacketLimits.MaximumPacketLength} and a multiple of {blockSize} with what it is padded with. The data is not SSH, or was changed on the way.");

    /// <summary>Refuses a packet that is not as long as its length field says.</summary>
    public static void CheckWhole(byte[] packet, int expected)
    {
        if (packet.Length != expected)
        {
            throw Violation($"The server's packet has {packet.Length} bytes where its length field says {expected}.");
        }
    }

    /// <summary>Takes the payload out of an authenticated packet in clear that starts at its length field.</summary>
    public static byte[] TakePayload(byte[] packet, int packetLength)
    {
        int padding = packet[LengthSize];
        if (padding < PacketLimits.MinimumPadding || padding > packetLength - 2)
        {
            throw Violation($"The server sent a packet of {packetLength} bytes with {padding} bytes of padding; at least {PacketLimits.MinimumPadding} and room for a message are needed.");
        }

        byte[] payload = new byte[packetLength - 1 - padding];
        Buffer.BlockCopy(packet, LengthSize + 1, payload, 0, payload.Length);
        return payload;
    }

    public static SshConnectionException WrongMac()
        => Violation("A packet from the server failed its integrity check: it was changed on the way, or both sides computed different keys.");

    public static uint ReadUInt32(byte[] data, int offset)
        => ((uint)data[offset] << 24) | ((uint)data[offset + 1] << 16) | ((uint)data[offset + 2] << 8) | data[offset + 3];

    public static void WriteUInt32(byte[] data, int offset, uint value)
    {
        data[offset] = (byte)(value >> 24);
        data[offset + 1] = (byte)(value >> 16);
        data[offset + 2] = (byte)(value >> 8);
        data[offset + 3] = (byte)value;
    }

    private static SshConnectionException Violation(string message) => new(ErrorReason.ProtocolViolation, message);
}
