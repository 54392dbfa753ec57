using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>Base64 (RFC 4648 section 4) over several lines of bytes, with the line and column of what does not belong there.</summary>
internal static class Base64Lines
{
    /// <summary>Blanks inside lines are passed over; padding must be there and must end the text.</summary>
    public static byte[] Decode(KeyText text, IEnumerable<KeyLine> lines)
    {
        using SshWriter output = new(1024);
        uint bits = 0;
        int digits = 0;
        int padding = 0;
        int lastLine = 0;
        foreach (KeyLine line in lines)
        {
            lastLine = line.Number;
            for (int i = line.Offset; i < line.Offset + line.Count; i++)
            {
                byte b = text.Bytes[i];
                if (b is (byte)' ' or (byte)'\t')
                {
                    continue;
                }

                int value = b == '=' ? 0 : Value(b);
                if (value < 0 || (padding > 0 && b != '=') || padding == 2 || (b == '=' && digits % 4 < 2))
                {
                    throw Damaged($"line {line.Number}, column {i - line.Offset + 1}: the character {Name(b)} does not belong into the base64 text there");
                }

                padding += b == '=' ? 1 : 0;
                bits = (bits << 6) | (uint)value;
                if (++digits % 4 == 0)
                {
                    Flush(output, bits, 3 - padding);
                }
            }
        }

        if (digits % 4 != 0)
        {
            throw Damaged($"the base64 text that ends at line {lastLine} is cut off: {digits} characters are no multiple of four");
        }

        return output.ToArray();
    }

    /// <summary>Writes lines of a given length, each ended by LF.</summary>
    public static void Encode(SshWriter output, byte[] data, int lineLength)
    {
        char[] characters = new char[(data.Length + 2) / 3 * 4];
        Convert.ToBase64CharArray(data, 0, data.Length, characters, 0);
        for (int i = 0; i < characters.Length; i++)
        {
            output.WriteByte((byte)characters[i]);
            if ((i + 1) % lineLength == 0 || i + 1 == characters.Length)
            {
                output.WriteByte((byte)'\n');
            }
        }

        Array.Clear(characters, 0, characters.Length);
    }

    /// <summary>How many lines <see cref="Encode"/> writes.</summary>
    public static int LineCount(int bytes, int lineLength) => (((bytes + 2) / 3 * 4) + lineLength - 1) / lineLength;

    private static void Flush(SshWriter output, uint bits, int count)
    {
        for (int i = 0; i < count; i++)
        {
            output.WriteByte((byte)(bits >> (16 - (8 * i))));
        }
    }

    private static int Value(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static string Name(byte b) => b is > 0x20 and < 0x7f ? $"'{(char)b}'" : $"0x{b:x2}";

    private static SshInputException Damaged(string what) => new(ErrorReason.KeyFileDamaged, $"The key file is damaged: {what}.");
}
