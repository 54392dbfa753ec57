using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>RFC 4251 data types, written and read for the demo server with nothing of the product.</summary>
internal static class WireBytes
{
    public static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Text(byte[] bytes) => [.. Number((uint)bytes.Length), .. bytes];

    public static byte[] Text(string text) => Text(Encoding.ASCII.GetBytes(text));

    public static byte[] Mpint(byte[] magnitude)
    {
        byte[] trimmed = magnitude.SkipWhile(b => b == 0).ToArray();
        return Text(trimmed.Length > 0 && trimmed[0] >= 0x80 ? [0, .. trimmed] : trimmed);
    }

    public static byte[] Join(params byte[][] parts) => parts.SelectMany(part => part).ToArray();

    /// <summary>The string that starts at the offset; the offset moves behind it.</summary>
    public static byte[] ReadText(byte[] data, ref int offset)
    {
        int length = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(offset));
        byte[] value = data[(offset + 4)..(offset + 4 + length)];
        offset += 4 + length;
        return value;
    }
}
