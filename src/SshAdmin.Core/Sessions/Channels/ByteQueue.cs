using System;

namespace SshAdmin.Core.Sessions.Channels;

/// <summary>Bytes that came and were not taken yet, up to a limit.</summary>
internal sealed class ByteQueue(int limit)
{
    private byte[] _buffer = new byte[1024];
    private int _start;

    public int Count { get; private set; }

    /// <returns>False where that would be more than the limit.</returns>
    public bool TryAdd(byte[] bytes)
    {
        if (bytes.Length > limit - Count)
        {
            return false;
        }

        if (_start + Count + bytes.Length > _buffer.Length)
        {
            byte[] roomy = Count + bytes.Length > _buffer.Length ? new byte[Math.Max(_buffer.Length * 2, Count + bytes.Length)] : _buffer;
            Buffer.BlockCopy(_buffer, _start, roomy, 0, Count);
            _buffer = roomy;
            _start = 0;
        }

        Buffer.BlockCopy(bytes, 0, _buffer, _start + Count, bytes.Length);
        Count += bytes.Length;
        return true;
    }

    public byte[] Take(int count)
    {
        byte[] taken = new byte[count];
        Buffer.BlockCopy(_buffer, _start, taken, 0, count);
        _start += count;
        Count -= count;
        return taken;
    }
}
