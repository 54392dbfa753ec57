using System;
using System.Buffers.Binary;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Changes that need to know nothing of the input.</summary>
internal sealed class ByteChanges(Random random, byte[][] tokens)
{
    private const int LongestBlock = 64;
    private const int MostRepetitions = 200;

    // Numbers around which bounds lie.
    private static readonly uint[] Edges = [0, 1, 2, 3, 4, 5, 7, 8, 15, 16, 31, 32, 63, 64, 127, 128, 255, 256, 1023, 1024, 32767, 32768, 65535, 65536, 0x7ffffffe, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

    public byte[] Change(byte[] input) => random.Next(9) switch
    {
        0 => FlipBit(input),
        1 => SetByte(input),
        2 => SetNumber(input),
        3 => Remove(input),
        4 => Insert(input, RandomBlock()),
        5 => Truncate(input),
        6 => Repeat(input),
        7 => Insert(input, Token()),
        _ => Move(input),
    };

    public uint Edge() => random.Next(4) == 0 ? (uint)random.NextInt64(1L << 32) : Edges[random.Next(Edges.Length)];

    public byte[] Token() => tokens.Length == 0 ? RandomBlock() : tokens[random.Next(tokens.Length)];

    public byte[] RandomBlock()
    {
        byte[] block = new byte[random.Next(1, LongestBlock)];
        if (random.Next(3) == 0)
        {
            Array.Fill(block, (byte)random.Next(256));
        }
        else
        {
            random.NextBytes(block);
        }

        return block;
    }

    /// <summary>The beginning of one, the end of the other.</summary>
    public byte[] Splice(byte[] one, byte[] other) => [.. one.AsSpan(0, random.Next(one.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];

    public byte[] Truncate(byte[] input) => input[..random.Next(input.Length + 1)];

    public byte[] Insert(byte[] input, byte[] block)
    {
        int at = random.Next(input.Length + 1);
        return [.. input.AsSpan(0, at), .. block, .. input.AsSpan(at)];
    }

    public byte[] Repeat(byte[] input)
    {
        (int at, int count) = Block(input);
        byte[] result = input;
        byte[] block = input.AsSpan(at, count).ToArray();
        int times = random.Next(4) == 0 ? random.Next(MostRepetitions) : 1;
        byte[] repeated = new byte[block.Length * times];
        for (int i = 0; i < times; i++)
        {
            block.CopyTo(repeated, i * block.Length);
        }

        return [.. result.AsSpan(0, at), .. repeated, .. result.AsSpan(at)];
    }

    private byte[] FlipBit(byte[] input)
    {
        byte[] result = (byte[])input.Clone();
        if (result.Length > 0)
        {
            result[random.Next(result.Length)] ^= (byte)(1 << random.Next(8));
        }

        return result;
    }

    private byte[] SetByte(byte[] input)
    {
        byte[] result = (byte[])input.Clone();
        if (result.Length > 0)
        {
            result[random.Next(result.Length)] = (byte)random.Next(256);
        }

        return result;
    }

    private byte[] SetNumber(byte[] input)
    {
        byte[] result = (byte[])input.Clone();
        if (result.Length >= 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(result.AsSpan(random.Next(result.Length - 3)), Edge());
        }

        return result;
    }

    private byte[] Remove(byte[] input)
    {
        (int at, int count) = Block(input);
        return [.. input.AsSpan(0, at), .. input.AsSpan(at + count)];
    }

    private byte[] Move(byte[] input)
    {
        (int at, int count) = Block(input);
        return Insert(input, input.AsSpan(at, count).ToArray());
    }

    private (int At, int Count) Block(byte[] input)
    {
        int at = random.Next(input.Length + 1);
        return (at, random.Next(Math.Min(LongestBlock, input.Length - at) + 1));
    }
}
