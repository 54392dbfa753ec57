using System;

namespace SshAdmin.Core.Configuration;

/// <summary>Patterns of user, group and host names with <c>*</c>, <c>?</c>, lists and <c>!</c> (OpenSSH match.c).</summary>
internal static class HostPattern
{
    /// <summary>One pattern against a whole name; the time is bounded by the product of both lengths.</summary>
    internal static bool IsMatch(string text, string pattern)
    {
        int position = 0;
        int index = 0;
        int star = -1;
        int mark = 0;
        while (position < text.Length)
        {
            if (index < pattern.Length && pattern[index] == '*')
            {
                star = index++;
                mark = position;
            }
            else if (index < pattern.Length && (pattern[index] == '?' || pattern[index] == text[position]))
            {
                index++;
                position++;
            }
            else if (star >= 0)
            {
                index = star + 1;
                position = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (index < pattern.Length && pattern[index] == '*')
        {
            index++;
        }

        return index == pattern.Length;
    }

    /// <summary>A comma-separated list: 1 for a match, 0 for none, -1 when a negated pattern matches.</summary>
    internal static int MatchList(string text, string list, bool ignoreCase = false)
    {
        string name = ignoreCase ? text.ToLowerInvariant() : text;
        int result = 0;
        foreach (string element in list.Split(','))
        {
            bool negated = element.StartsWith("!", StringComparison.Ordinal);
            string pattern = negated ? element.Substring(1) : element;
            if (!IsMatch(name, ignoreCase ? pattern.ToLowerInvariant() : pattern))
            {
                continue;
            }

            if (negated)
            {
                return -1;
            }

            result = 1;
        }

        return result;
    }

    internal static bool HasWildcard(string pattern) => pattern.IndexOfAny(['*', '?', '!']) >= 0;
}
