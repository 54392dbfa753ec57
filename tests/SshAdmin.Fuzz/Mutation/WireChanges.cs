using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Changes to SSH strings (RFC 4251 section 5): what holds a changed field gets the length that fits, or on purpose not.</summary>
internal sealed class WireChanges(Random random, ByteChanges bytes)
{
    private const int LengthSize = 4;

    // Numbers as mpints that arithmetic stumbles over: zero, one, negative, with leading zeros, large.
    private static readonly byte[][] Numbers =
    [
        [], [0], [1], [2], [0x7f], [0x80], [0xff], [0, 0x80], [0, 0, 1], [0, 0xff, 0xff, 0xff, 0xff], Enumerable.Repeat((byte)0xff, 32).ToArray(), [0, .. Enumerable.Repeat((byte)0xff, 256)],
        [0x7f, .. Enumerable.Repeat((byte)0xff, 1024)], new byte[33],
    ];

    public byte[] Change(byte[] input, byte[] other)
    {
        List<Field> fields = Find(input);
        if (fields.Count == 0)
        {
            return bytes.Change(input);
        }

        Field field = fields[random.Next(fields.Count)];
        byte[] content = input.AsSpan(field.Start, field.Count).ToArray();
        switch (random.Next(11))
        {
            case 0:
                byte[] lie = (byte[])input.Clone();
                uint length = random.Next(2) == 0 ? bytes.Edge() : (uint)(field.Count + random.Next(-3, 4));
                BinaryPrimitives.WriteUInt32BigEndian(lie.AsSpan(field.Start - LengthSize), length);
                return lie;
            case 1:
                return Replace(input, fields, field, Numbers[random.Next(Numbers.Length)]);
            case 2:
                return Replace(input, fields, field, []);
            case 3:
                return Replace(input, fields, field, bytes.Token());
            case 4:
                return Replace(input, fields, field, ChangeList(content));
            case 5:
                return Replace(input, fields, field, OtherField(other));
            case 6:
                return Replace(input, fields, field, bytes.Repeat(content));
            case 7:
                return Replace(input, fields, field, bytes.Truncate(content));
            case 8:
                return Duplicate(input, fields, field);
            case 9:
                return Drop(input, fields, field);
            default:
                return Replace(input, fields, field, bytes.Change(content));
        }
    }

    /// <summary>Everything that can be read as a length with that many bytes behind it; short ones within long ones count too.</summary>
    private static List<Field> Find(byte[] input)
    {
        List<Field> fields = [];
        for (int at = 0; at + LengthSize <= input.Length; at++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(input.AsSpan(at));
            if (length <= (uint)(input.Length - at - LengthSize))
            {
                fields.Add(new Field(at + LengthSize, (int)length));

                // Behind a field that fits the next one begins; only within it can there be others.
                if (length == 0)
                {
                    at += LengthSize - 1;
                }
            }
        }

        return fields;
    }

    private static byte[] Replace(byte[] input, List<Field> fields, Field field, byte[] content)
    {
        byte[] result = [.. input.AsSpan(0, field.Start), .. content, .. input.AsSpan(field.Start + field.Count)];
        return Mend(result, fields, field, content.Length - field.Count, own: true);
    }

    private static byte[] Duplicate(byte[] input, List<Field> fields, Field field)
    {
        ReadOnlySpan<byte> whole = input.AsSpan(field.Start - LengthSize, field.Count + LengthSize);
        byte[] result = [.. input.AsSpan(0, field.Start + field.Count), .. whole, .. input.AsSpan(field.Start + field.Count)];
        return Mend(result, fields, field, whole.Length, own: false);
    }

    private static byte[] Drop(byte[] input, List<Field> fields, Field field)
    {
        byte[] result = [.. input.AsSpan(0, field.Start - LengthSize), .. input.AsSpan(field.Start + field.Count)];
        return Mend(result, fields, field, -field.Count - LengthSize, own: false);
    }

    // The lengths of the fields around it grow or shrink with it.
    private static byte[] Mend(byte[] result, List<Field> fields, Field changed, int difference, bool own)
    {
        foreach (Field field in fields)
        {
            bool holds = field.Start <= changed.Start - LengthSize && field.Start + field.Count >= changed.Start + changed.Count;
            if ((holds && field != changed) || (own && field == changed))
            {
                BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(field.Start - LengthSize), (uint)(field.Count + difference));
            }
        }

        return result;
    }

    private byte[] ChangeList(byte[] content)
    {
        List<string> names = [.. Encoding.Latin1.GetString(content).Split(',')];
        int at = random.Next(names.Count);
        switch (random.Next(7))
        {
            case 0:
                names.Insert(at, "");
                break;
            case 1:
                names.Insert(at, new string('a', random.Next(1, 400)));
                break;
            case 2:
                names.Insert(at, names[random.Next(names.Count)]);
                break;
            case 3:
                names.RemoveAt(at);
                break;
            case 4:
                names[at] += "\u001b@";
                break;
            case 5:
                names.AddRange(Enumerable.Repeat(names[at], random.Next(2000)));
                break;
            default:
                names.Insert(at, Encoding.Latin1.GetString(bytes.Token()));
                break;
        }

        return Encoding.Latin1.GetBytes(string.Join(',', names));
    }

    private byte[] OtherField(byte[] other)
    {
        List<Field> fields = Find(other);
        if (fields.Count == 0)
        {
            return bytes.RandomBlock();
        }

        Field field = fields[random.Next(fields.Count)];
        return other.AsSpan(field.Start, field.Count).ToArray();
    }

    private readonly record struct Field(int Start, int Count);
}
