using System;
using System.Collections.Generic;
using System.Text;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Makes new inputs of known ones: one to six changes, each fit for the shape of the input.</summary>
internal sealed class Mutator
{
    public const int LargestInput = 64 * 1024;
    private const int MostChanges = 6;
    private readonly Random _random;
    private readonly List<Func<byte[], byte[]>> _changes = [];
    private readonly ByteChanges _bytes;
    private IReadOnlyList<byte[]> _pool = [];

    public Mutator(Random random, InputShape shape, IReadOnlyList<string> tokens)
    {
        _random = random;
        byte[][] words = [.. System.Linq.Enumerable.Select(tokens, Encoding.UTF8.GetBytes)];
        _bytes = new ByteChanges(random, words);
        WireChanges wire = new(random, _bytes);
        DerChanges der = new(random, _bytes);
        if (shape.HasFlag(InputShape.Wire))
        {
            Add(4, input => wire.Change(input, Other()));
        }

        if (shape.HasFlag(InputShape.Der))
        {
            Add(4, input => der.Change(input, Other()));
        }

        if (shape.HasFlag(InputShape.LittleEndian))
        {
            LittleEndianChanges numbers = new(random);
            Add(3, numbers.Change);
        }

        if (shape.HasFlag(InputShape.Text))
        {
            TextChanges text = new(random, words);
            Base64Changes base64 = new(random, inner => random.Next(2) == 0 ? wire.Change(inner, inner) : random.Next(2) == 0 ? der.Change(inner, inner) : _bytes.Change(inner));
            Add(6, input => text.Change(input, Other()));
            Add(2, base64.Change);
        }

        Add(2, _bytes.Change);
        Add(1, input => _bytes.Splice(input, Other()));
    }

    public byte[] Mutate(IReadOnlyList<byte[]> pool)
    {
        _pool = pool;
        byte[] input = Other();
        for (int left = 1 + _random.Next(MostChanges); left > 0; left--)
        {
            input = _changes[_random.Next(_changes.Count)](input);
            if (input.Length > LargestInput)
            {
                input = input[..LargestInput];
            }
        }

        return input;
    }

    private byte[] Other() => _pool[_random.Next(_pool.Count)];

    private void Add(int weight, Func<byte[], byte[]> change)
    {
        for (int i = 0; i < weight; i++)
        {
            _changes.Add(change);
        }
    }
}
