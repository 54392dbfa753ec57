using System;
using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>The MAC of one direction: HMAC over the sequence number and the packet (RFC 4253 section 6.4).</summary>
internal sealed class PacketMac : IDisposable
{
    private readonly HMAC _hmac;
    private readonly byte[] _sequence = new byte[4];

    public PacketMac(MacInfo info, byte[] key)
    {
        _hmac = Hmac.Create(info.Hash, key);
        Size = info.TagSize;
    }

    public int Size { get; }

    /// <summary>Writes the MAC over the first <paramref name="count"/> bytes right behind them.</summary>
    public void Append(uint sequence, byte[] packet, int count)
        => Buffer.BlockCopy(Compute(sequence, packet, count), 0, packet, count, Size);

    /// <summary>Whether <paramref name="tag"/> is the MAC over the first <paramref name="count"/> bytes of the packet.</summary>
    public bool Matches(uint sequence, byte[] packet, int count, byte[] tag, int tagOffset)
    {
        byte[] received = new byte[Size];
        Buffer.BlockCopy(tag, tagOffset, received, 0, Size);
        return Secrets.FixedTimeEquals(Compute(sequence, packet, count), received);
    }

    public void Dispose() => _hmac.Dispose();

    private byte[] Compute(uint sequence, byte[] packet, int count)
    {
        PacketFraming.WriteUInt32(_sequence, 0, sequence);
        _hmac.Initialize();
        _hmac.TransformBlock(_sequence, 0, _sequence.Length, null, 0);
        _hmac.TransformFinalBlock(packet, 0, count);
        return _hmac.Hash!;
    }
}
