using System;
using System.Buffers.Binary;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Changes to sizes, counts and offsets of Windows structures, which are 16 or 32 bits, little-endian.</summary>
internal sealed class LittleEndianChanges(Random random)
{
    private static readonly uint[] Edges = [0, 1, 2, 4, 7, 8, 9, 12, 16, 19, 20, 21, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

    public byte[] Change(byte[] input)
    {
        byte[] result = (byte[])input.Clone();
        if (result.Length < 4)
        {
            return result;
        }

        int at = random.Next(result.Length - 3);
        at -= random.Next(2) == 0 ? at % 4 : 0;
        bool wide = random.Next(2) == 0;
        uint now = wide ? BinaryPrimitives.ReadUInt32LittleEndian(result.AsSpan(at)) : BinaryPrimitives.ReadUInt16LittleEndian(result.AsSpan(at));
        uint value = random.Next(3) switch
        {
            0 => Edges[random.Next(Edges.Length)],
            1 => now + (uint)random.Next(-8, 9),
            _ => (uint)random.Next(result.Length + 16),
        };
        if (wide)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(at), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(result.AsSpan(at), (ushort)value);
        }

        return result;
    }
}
