using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace SshAdmin.Benchmarks.Sweep;

/// <summary>The few data types of RFC 4251 section 5 that a scripted server writes.</summary>
internal static class Message
{
    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

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
        byte[] trimmed = [.. magnitude.SkipWhile(b => b == 0)];
        return Text(trimmed.Length > 0 && trimmed[0] >= 0x80 ? [0, .. trimmed] : trimmed);
    }

    /// <summary>A packet before any keys are in place (RFC 4253 section 6); its padding need not be random.</summary>
    public static byte[] Plain(byte[] payload) => Frame(payload, 5, 8);

    /// <param name="payload">The message.</param>
    /// <param name="counted">Bytes in front of the payload that count for the alignment.</param>
    /// <param name="block">The alignment.</param>
    public static byte[] Frame(byte[] payload, int counted, int block)
    {
        int padding = block - ((counted + payload.Length) % block);
        padding += padding < 4 ? block : 0;
        return [.. Number((uint)(1 + payload.Length + padding)), (byte)padding, .. payload, .. new byte[padding]];
    }
}
