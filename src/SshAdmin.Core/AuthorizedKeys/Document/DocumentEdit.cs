using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>What a file shall hold after a change, as slices to write one after the other.</summary>
/// <param name="Parts">The slices; most are parts of what was read.</param>
/// <param name="LineNumber">The number of the added line; 0 when none was added.</param>
internal sealed record DocumentEdit(IReadOnlyList<ArraySegment<byte>> Parts, int LineNumber)
{
    public byte[] ToArray()
    {
        byte[] whole = new byte[Parts.Sum(part => part.Count)];
        int position = 0;
        foreach (ArraySegment<byte> part in Parts)
        {
            Buffer.BlockCopy(part.Array!, part.Offset, whole, position, part.Count);
            position += part.Count;
        }

        return whole;
    }
}
