using System;
using System.Collections.Generic;

namespace SshAdmin.Fuzz;

/// <summary>What the inputs of a target look like, so that a mutation knows what it can take apart.</summary>
[Flags]
internal enum InputShape
{
    Bytes = 0,

    /// <summary>SSH strings, numbers and name-lists, nested (RFC 4251 section 5).</summary>
    Wire = 1,

    /// <summary>Tag, length, value.</summary>
    Der = 2,

    /// <summary>Lines of words, with base64 text among them.</summary>
    Text = 4,

    /// <summary>Little-endian numbers, as in Windows structures.</summary>
    LittleEndian = 8,
}

/// <summary>One parser under test.</summary>
/// <param name="Name">For the command line and the names of saved inputs.</param>
/// <param name="Shape">What the inputs look like.</param>
/// <param name="Seeds">Well-formed inputs to begin with.</param>
/// <param name="Tokens">Words that mean something to this parser.</param>
/// <param name="Run">Parses one input and says in a word what it was; only the exceptions of the module's own family may leave it.</param>
internal sealed record FuzzTarget(string Name, InputShape Shape, IReadOnlyList<byte[]> Seeds, IReadOnlyList<string> Tokens, Func<byte[], string> Run)
{
    /// <summary>A parser of which only the failures differ.</summary>
    public FuzzTarget(string name, InputShape shape, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> tokens, Action<byte[]> run)
        : this(name, shape, seeds, tokens, input =>
        {
            run(input);
            return "";
        })
    {
    }
}
