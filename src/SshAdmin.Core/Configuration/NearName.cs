using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>Finds the keyword that somebody probably meant.</summary>
internal static class NearName
{
    private const int LongestName = 64;

    /// <summary>The nearest name within a quarter of its length in changed letters; <c>null</c> when none is near.</summary>
    internal static string? Find(string name, IEnumerable<string> names)
    {
        string? best = null;
        int least = int.MaxValue;
        foreach (string candidate in names)
        {
            int distance = name.Length > LongestName ? int.MaxValue : Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance <= Math.Max(1, candidate.Length / 4))
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string one, string other)
    {
        int[] row = new int[other.Length + 1];
        for (int column = 0; column <= other.Length; column++)
        {
            row[column] = column;
        }

        for (int line = 1; line <= one.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= other.Length; column++)
            {
                int above = row[column];
                int change = one[line - 1] == other[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column] + 1, row[column - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }

        return row[other.Length];
    }
}
