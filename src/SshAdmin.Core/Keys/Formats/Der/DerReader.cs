using System;
using System.Globalization;
using System.Text;

namespace SshAdmin.Core.Keys.Formats.Der;

/// <summary>Reads the few ASN.1 types of key files from their distinguished encoding (ITU-T X.690), with every length checked.</summary>
internal sealed class DerReader
{
    private readonly byte[] _data;
    private readonly int _end;
    private int _position;

    public DerReader(byte[] data)
        : this(data, 0, data.Length)
    {
    }

    private DerReader(byte[] data, int start, int end)
    {
        _data = data;
        _position = start;
        _end = end;
    }

    public bool AtEnd => _position == _end;

    public bool NextIs(byte tag) => _position < _end && _data[_position] == tag;

    public DerReader ReadSequence(string what) => ReadConstructed(DerTag.Sequence, what);

    public DerReader ReadConstructed(byte tag, string what)
    {
        int length = ReadHeader(tag, what);
        DerReader inner = new(_data, _position, _position + length);
        _position += length;
        return inner;
    }

    public byte[] ReadOctetString(string what) => ReadContent(DerTag.OctetString, what);

    /// <summary>A bit string of whole bytes.</summary>
    public byte[] ReadBitString(string what)
    {
        byte[] content = ReadContent(DerTag.BitString, what);
        if (content.Length == 0 || content[0] != 0)
        {
            throw Damaged($"{what} is not a string of whole bytes");
        }

        byte[] bytes = new byte[content.Length - 1];
        Buffer.BlockCopy(content, 1, bytes, 0, bytes.Length);
        return bytes;
    }

    /// <summary>A number that is not negative, big-endian without leading zeros.</summary>
    public byte[] ReadUnsigned(string what)
    {
        byte[] content = ReadContent(DerTag.Integer, what);
        if (content.Length == 0 || (content[0] & 0x80) != 0)
        {
            throw Damaged($"{what} is not a positive number");
        }

        int zeros = 0;
        while (zeros < content.Length && content[zeros] == 0)
        {
            zeros++;
        }

        byte[] magnitude = new byte[content.Length - zeros];
        Buffer.BlockCopy(content, zeros, magnitude, 0, magnitude.Length);
        Text.Secrets.Clear(content);
        return magnitude;
    }

    /// <summary>A small number, such as a version or an iteration count.</summary>
    public long ReadNumber(string what)
    {
        byte[] magnitude = ReadUnsigned(what);
        if (magnitude.Length > 7)
        {
            throw Damaged($"{what} has {magnitude.Length} bytes");
        }

        long value = 0;
        foreach (byte b in magnitude)
        {
            value = (value << 8) | b;
        }

        return value;
    }

    /// <summary>An object identifier in dotted form.</summary>
    public string ReadOid(string what)
    {
        byte[] content = ReadContent(DerTag.ObjectIdentifier, what);
        if (content.Length is 0 or > 32 || (content[content.Length - 1] & 0x80) != 0)
        {
            throw Damaged($"{what} is not an object identifier");
        }

        StringBuilder dotted = new();
        ulong arc = 0;
        foreach (byte b in content)
        {
            arc = (arc << 7) | (uint)(b & 0x7f);
            if ((b & 0x80) != 0)
            {
                continue;
            }

            if (dotted.Length == 0)
            {
                ulong first = Math.Min(arc / 40, 2);
                dotted.Append(first.ToString(CultureInfo.InvariantCulture));
                arc -= first * 40;
            }

            dotted.Append('.').Append(arc.ToString(CultureInfo.InvariantCulture));
            arc = 0;
        }

        return dotted.ToString();
    }

    public void ReadNull(string what)
    {
        if (ReadHeader(DerTag.Null, what) != 0)
        {
            throw Damaged($"{what} is not empty");
        }
    }

    /// <summary>Passes over a value of any type.</summary>
    public void Skip(string what)
    {
        if (AtEnd)
        {
            throw Damaged($"{what} is missing");
        }

        int length = ReadHeader(_data[_position], what);
        _position += length;
    }

    public void ExpectEnd(string what)
    {
        if (!AtEnd)
        {
            throw Damaged($"{what} is followed by {_end - _position} bytes that do not belong to it");
        }
    }

    private byte[] ReadContent(byte tag, string what)
    {
        int length = ReadHeader(tag, what);
        byte[] content = new byte[length];
        Buffer.BlockCopy(_data, _position, content, 0, length);
        _position += length;
        return content;
    }

    // Definite lengths only, of one to four bytes, and in their shortest form.
    private int ReadHeader(byte tag, string what)
    {
        if (!NextIs(tag))
        {
            throw Damaged(AtEnd ? $"{what} is missing" : $"{what} has the tag 0x{_data[_position]:x2} instead of 0x{tag:x2}");
        }

        _position++;
        int first = NextLengthByte(what);
        long length = first;
        if (first >= 0x80)
        {
            int count = first & 0x7f;
            length = 0;
            if (count is 0 or > 4)
            {
                throw Damaged($"{what} has a length of {count} bytes");
            }

            for (int i = 0; i < count; i++)
            {
                length = (length << 8) | (uint)NextLengthByte(what);
            }

            if (length < 0x80 || length >> (8 * (count - 1)) == 0)
            {
                throw Damaged($"{what} has a length that is not in its shortest form");
            }
        }

        if (length > _end - _position)
        {
            throw Damaged($"{what} claims {length} bytes where {_end - _position} are left");
        }

        return (int)length;
    }

    private int NextLengthByte(string what) => _position < _end ? _data[_position++] : throw Damaged($"{what} ends within its length");

    private Errors.SshInputException Damaged(string what) => KeyFileErrors.Damaged($"offset {_position} of its content: {what}");
}
