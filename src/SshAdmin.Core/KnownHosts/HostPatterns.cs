namespace SshAdmin.Core.KnownHosts;

/// <summary>The comma-separated host patterns of a known_hosts line: <c>*</c>, <c>?</c>, and <c>!</c> for exceptions (OpenSSH match.c).</summary>
internal static class HostPatterns
{
    /// <summary>Whether one pattern matches and no exception does.</summary>
    /// <param name="patterns">As they stand in the line.</param>
    /// <param name="name">In lower case.</param>
    public static bool Match(string patterns, string name)
    {
        bool matched = false;
        foreach (string part in patterns.Split(','))
        {
            string pattern = part.ToLowerInvariant();
            bool exception = pattern.StartsWith("!", System.StringComparison.Ordinal);
            if (!MatchOne(exception ? pattern.Substring(1) : pattern, name))
            {
                continue;
            }

            if (exception)
            {
                return false;
            }

            matched = true;
        }

        return matched;
    }

    /// <summary>Whether the patterns name the host without any wildcard.</summary>
    public static bool HasWildcard(string patterns) => patterns.IndexOfAny(['*', '?', '!']) >= 0;

    // Greedy with one remembered star: time is bounded by the product of both lengths.
    private static bool MatchOne(string pattern, string name)
    {
        int at = 0;
        int star = -1;
        int resume = 0;
        int i = 0;
        while (i < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = i;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == name[i]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }
}
