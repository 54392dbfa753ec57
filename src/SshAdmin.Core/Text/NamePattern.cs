namespace SshAdmin.Core.Text;

/// <summary>Wildcards over a whole name; letters are compared as they stand.</summary>
internal static class NamePattern
{
    /// <param name="text">The name.</param>
    /// <param name="pattern"><c>*</c>, <c>?</c>, and <c>[a-c]</c> where asked for.</param>
    /// <param name="sets">Whether <c>[a-c]</c> is a set of letters, as in PowerShell and glob(3), or stands for itself, as in OpenSSH's match.c.</param>
    internal static bool IsMatch(string text, string pattern, bool sets = true)
    {
        // Greedy matching with one remembered star: time is bounded by text times pattern.
        int position = 0;
        int mark = 0;
        int star = -1;
        int index = 0;
        while (position < text.Length)
        {
            if (index < pattern.Length && pattern[index] == '*')
            {
                star = index++;
                mark = position;
            }
            else if (index < pattern.Length && MatchesOne(text[position], pattern, index, sets, out int next))
            {
                index = next;
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

    private static bool MatchesOne(char letter, string pattern, int index, bool sets, out int next)
    {
        next = index + 1;
        if (pattern[index] == '?')
        {
            return true;
        }

        int end = sets && pattern[index] == '[' ? pattern.IndexOf(']', index + 1) : -1;
        if (end < 0)
        {
            return pattern[index] == letter;
        }

        next = end + 1;
        for (int at = index + 1; at < end; at++)
        {
            bool range = at + 2 < end && pattern[at + 1] == '-';
            if (range ? letter >= pattern[at] && letter <= pattern[at + 2] : letter == pattern[at])
            {
                return true;
            }

            at += range ? 2 : 0;
        }

        return false;
    }
}
