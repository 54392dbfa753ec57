using System;

namespace SshAdmin.Core.Text;

/// <summary>Patterns of user, group and host names with <c>*</c>, <c>?</c>, lists and <c>!</c> (OpenSSH match.c).</summary>
internal static class HostPattern
{
    internal static bool IsMatch(string text, string pattern) => NamePattern.IsMatch(text, pattern, sets: false);

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
