using System;
using System.Text;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire;

/// <summary>Reads the data types of RFC 4251 section 5 from a bounded slice; every read past the end fails by name.</summary>
/// <remarks>Key blobs, packets and key files all pass through here, so no length from outside is trusted anywhere else.</remarks>
internal sealed class SshReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private readonly ErrorReason _reason;

    /// <param name="data">The buffer; not copied.</param>
    /// <param name="reason">What a malformed value means here: a broken protocol on the wire, an invalid file on disk.</param>
    public SshReader(byte[] data, ErrorReason reason = ErrorReason.ProtocolViolation)
        : this(data, 0, data.Length, reason)
    {
    }

    public SshReader(byte[] data, int offset, int count, ErrorReason reason = ErrorReason.ProtocolViolation)
    {
        _data = data;
        Position = offset;
        _end = offset + count;
        _reason = reason;
    }

    /// <summary>Offset of the next byte in the underlying buffer.</summary>
    public int Position { get; private set; }

    public int Remaining => _end - Position;

    public bool AtEnd => Remaining == 0;

    public byte ReadByte(string field)
    {
        Need(1, field);
        return _data[Position++];
    }

    public bool ReadBoolean(string field) => ReadByte(field) != 0;

    public uint ReadUInt32(string field)
    {
        Need(4, field);
        uint value = ((uint)_data[Position] << 24) | ((uint)_data[Position + 1] << 16) | ((uint)_data[Position + 2] << 8) | _data[Position + 3];
        Position += 4;
        return value;
    }

    public ulong ReadUInt64(string field) => ((ulong)ReadUInt32(field) << 32) | ReadUInt32(field);

    public byte[] ReadBytes(int count, string field)
    {
        Need(count, field);
        byte[] bytes = new byte[count];
        Buffer.BlockCopy(_data, Position, bytes, 0, count);
        Position += count;
        return bytes;
    }

    /// <summary>RFC 4251 <c>string</c>: uint32 length, then that many bytes.</summary>
    public byte[] ReadString(string field)
    {
        uint length = ReadUInt32(field);
        if (length > (uint)Remaining)
        {
            throw Malformed($"{field} claims {length} bytes where {Remaining} are left");
        }

        return ReadBytes((int)length, field);
    }

    /// <summary>A <c>string</c> that must be UTF-8; bytes that are not become U+FFFD.</summary>
    public string ReadText(string field) => Encoding.UTF8.GetString(ReadString(field));

    /// <summary>A <c>string</c> that must be printable US-ASCII, such as an algorithm name.</summary>
    public string ReadAscii(string field)
    {
        byte[] bytes = ReadString(field);
        foreach (byte b in bytes)
        {
            if (b is < 0x20 or > 0x7e)
            {
                throw Malformed($"{field} holds the byte 0x{b:x2}, which is not printable US-ASCII");
            }
        }

        return Encoding.ASCII.GetString(bytes);
    }

    /// <summary>RFC 4251 <c>mpint</c> that must not be negative: big-endian magnitude without leading zeros; zero is empty.</summary>
    public byte[] ReadMpint(string field)
    {
        byte[] bytes = ReadString(field);
        if (bytes.Length > 0 && (bytes[0] & 0x80) != 0)
        {
            throw Malformed($"{field} is a negative number");
        }

        int zeros = 0;
        while (zeros < bytes.Length && bytes[zeros] == 0)
        {
            zeros++;
        }

        byte[] magnitude = new byte[bytes.Length - zeros];
        Buffer.BlockCopy(bytes, zeros, magnitude, 0, magnitude.Length);
        return magnitude;
    }

    public void ExpectEnd(string what)
    {
        if (!AtEnd)
        {
            throw Malformed($"{what} is followed by {Remaining} bytes that do not belong to it");
        }
    }

    public SshAdminException Malformed(string what)
    {
        string message = $"Malformed data at offset {Position}: {what}.";
        return _reason == ErrorReason.ProtocolViolation
            ? new SshConnectionException(_reason, message)
            : new SshInputException(_reason, message);
    }

    private void Need(int count, string field)
    {
        if (count < 0 || count > Remaining)
        {
            throw Malformed($"{field} needs {count} bytes where {Remaining} are left");
        }
    }
}
