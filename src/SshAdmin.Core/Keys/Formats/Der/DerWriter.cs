using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.Der;

/// <summary>Writes the few ASN.1 types of key files in their distinguished encoding (ITU-T X.690). Disposing clears what was written.</summary>
internal sealed class DerWriter : IDisposable
{
    private readonly SshWriter _output = new(1024);

    public DerWriter WriteUnsigned(byte[] magnitude)
    {
        int zeros = magnitude.TakeWhile(b => b == 0).Count();
        int count = magnitude.Length - zeros;
        bool sign = count == 0 || (magnitude[zeros] & 0x80) != 0;
        WriteHeader(DerTag.Integer, count + (sign ? 1 : 0));
        if (sign)
        {
            _output.WriteByte(0);
        }

        _output.WriteRaw(magnitude, zeros, count);
        return this;
    }

    public DerWriter WriteNumber(int value) => WriteUnsigned([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);

    public DerWriter WriteOctetString(byte[] content) => Write(DerTag.OctetString, content);

    /// <summary>A bit string of whole bytes.</summary>
    public DerWriter WriteBitString(byte[] content)
    {
        WriteHeader(DerTag.BitString, content.Length + 1);
        _output.WriteByte(0).WriteRaw(content);
        return this;
    }

    public DerWriter WriteNull() => Write(DerTag.Null, []);

    public DerWriter WriteOid(string dotted)
    {
        ulong[] arcs = dotted.Split('.').Select(arc => ulong.Parse(arc, CultureInfo.InvariantCulture)).ToArray();
        List<byte> content = [];
        AppendArc(content, (arcs[0] * 40) + arcs[1]);
        foreach (ulong arc in arcs.Skip(2))
        {
            AppendArc(content, arc);
        }

        return Write(DerTag.ObjectIdentifier, content.ToArray());
    }

    public DerWriter WriteSequence(Action<DerWriter> fill) => WriteConstructed(DerTag.Sequence, fill);

    public DerWriter WriteConstructed(byte tag, Action<DerWriter> fill)
    {
        using DerWriter inner = new();
        fill(inner);
        byte[] content = inner.ToArray();
        Write(tag, content);
        Text.Secrets.Clear(content);
        return this;
    }

    public byte[] ToArray() => _output.ToArray();

    public void Dispose() => _output.Dispose();

    private DerWriter Write(byte tag, byte[] content)
    {
        WriteHeader(tag, content.Length);
        _output.WriteRaw(content);
        return this;
    }

    private void WriteHeader(byte tag, int length)
    {
        _output.WriteByte(tag);
        if (length < 0x80)
        {
            _output.WriteByte((byte)length);
            return;
        }

        int bytes = length > 0xffffff ? 4 : length > 0xffff ? 3 : length > 0xff ? 2 : 1;
        _output.WriteByte((byte)(0x80 | bytes));
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        {
            _output.WriteByte((byte)(length >> shift));
        }
    }

    private static void AppendArc(List<byte> content, ulong arc)
    {
        int start = content.Count;
        content.Insert(start, (byte)(arc & 0x7f));
        for (arc >>= 7; arc > 0; arc >>= 7)
        {
            content.Insert(start, (byte)(0x80 | (arc & 0x7f)));
        }
    }
}
