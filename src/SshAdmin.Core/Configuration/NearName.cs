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
        if (name.Length > LongestName)
        {
            return null;
        }

        string? best = null;
        int least = int.MaxValue;
        string wanted = name.ToLowerInvariant();
        int[] row = new int[LongestName * 2];
        foreach (string candidate in names)
        {
            // A file of another kind has a wrong name in every line, so most names must be ruled out cheaply.
            int allowed = Math.Max(1, candidate.Length / 4);
            if (Math.Abs(candidate.Length - wanted.Length) > allowed)
            {
                continue;
            }

            int distance = Distance(wanted, candidate.ToLowerInvariant(), row);
            if (distance < least && distance <= allowed)
            {
                least = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string one, string other, int[] row)
    {
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
