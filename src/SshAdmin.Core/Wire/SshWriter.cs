using System;
using System.Text;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire;

/// <summary>Writes the data types of RFC 4251 section 5 into a growing buffer, which is cleared on dispose.</summary>
internal sealed class SshWriter : IDisposable
{
    private byte[] _buffer;

    public SshWriter(int capacity = 256)
    {
        _buffer = new byte[capacity];
    }

    public int Length { get; private set; }

    public SshWriter WriteByte(byte value)
    {
        Reserve(1);
        _buffer[Length++] = value;
        return this;
    }

    public SshWriter WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public SshWriter WriteUInt32(uint value)
    {
        Reserve(4);
        _buffer[Length++] = (byte)(value >> 24);
        _buffer[Length++] = (byte)(value >> 16);
        _buffer[Length++] = (byte)(value >> 8);
        _buffer[Length++] = (byte)value;
        return this;
    }

    public SshWriter WriteUInt64(ulong value) => WriteUInt32((uint)(value >> 32)).WriteUInt32((uint)value);

    public SshWriter WriteRaw(byte[] bytes) => WriteRaw(bytes, 0, bytes.Length);

    public SshWriter WriteRaw(byte[] bytes, int offset, int count)
    {
        Reserve(count);
        Buffer.BlockCopy(bytes, offset, _buffer, Length, count);
        Length += count;
        return this;
    }

    /// <summary>RFC 4251 <c>string</c>: uint32 length, then the bytes.</summary>
    public SshWriter WriteString(byte[] bytes) => WriteUInt32((uint)bytes.Length).WriteRaw(bytes);

    /// <summary>The text as UTF-8 in a <c>string</c>.</summary>
    public SshWriter WriteString(string text) => WriteString(Encoding.UTF8.GetBytes(text));

    /// <summary>RFC 4251 <c>mpint</c> from a big-endian magnitude; leading zeros are dropped, a sign byte is added where needed.</summary>
    public SshWriter WriteMpint(byte[] magnitude)
    {
        int start = 0;
        while (start < magnitude.Length && magnitude[start] == 0)
        {
            start++;
        }

        int count = magnitude.Length - start;
        bool sign = count > 0 && (magnitude[start] & 0x80) != 0;
        WriteUInt32((uint)(count + (sign ? 1 : 0)));
        if (sign)
        {
            WriteByte(0);
        }

        return WriteRaw(magnitude, start, count);
    }

    public byte[] ToArray()
    {
        byte[] copy = new byte[Length];
        Buffer.BlockCopy(_buffer, 0, copy, 0, Length);
        return copy;
    }

    public void Dispose() => Secrets.Clear(_buffer);

    private void Reserve(int count)
    {
        if (Length + count <= _buffer.Length)
        {
            return;
        }

        byte[] larger = new byte[Math.Max(_buffer.Length * 2, Length + count)];
        Buffer.BlockCopy(_buffer, 0, larger, 0, Length);
        Secrets.Clear(_buffer);
        _buffer = larger;
    }
}
