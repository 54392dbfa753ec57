using System.Collections.Generic;
using System.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>Splits one line of sshd_config as OpenSSH misc.c does: strdelim for the keyword, then argv_split (8.7 and later) or strdelim again.</summary>
internal static class LineLexer
{
    private const string Blank = " \t\r\n";

    private const int AtEnd = -1;

    /// <summary>Takes the next word off <paramref name="rest"/>; <c>null</c> when nothing is left or a quote is not closed.</summary>
    /// <param name="rest">What is left; <c>null</c> at the end.</param>
    /// <param name="splitEquals">Whether one <c>=</c> ends a word as a blank does.</param>
    internal static string? Delimited(ref string? rest, bool splitEquals = true)
    {
        if (rest is null)
        {
            return null;
        }

        int at = 0;
        string? word = Delimited(rest, ref at, splitEquals);
        rest = at == AtEnd ? null : rest.Substring(at);
        return word;
    }

    // By position, because a line can have as many words as a file has bytes: taking each off a copy of the rest would not end.
    private static string? Delimited(string text, ref int at, bool splitEquals)
    {
        int start = at;
        int end = start;
        while (end < text.Length && Blank.IndexOf(text[end]) < 0 && text[end] != '"' && !(splitEquals && text[end] == '='))
        {
            end++;
        }

        if (end == text.Length)
        {
            at = AtEnd;
            return text.Substring(start);
        }

        if (text[end] == '"')
        {
            // The quote vanishes and what stood before it joins what it encloses.
            int close = text.IndexOf('"', end + 1);
            if (close < 0)
            {
                at = AtEnd;
                return null;
            }

            at = SkipBlanks(text, close + 1);
            return text.Substring(start, end - start) + text.Substring(end + 1, close - end - 1);
        }

        bool equalsSeen = text[end] == '=';
        at = SkipBlanks(text, end + 1);
        if (splitEquals && !equalsSeen && at < text.Length && text[at] == '=')
        {
            at = SkipBlanks(text, at + 1);
        }

        return text.Substring(start, end - start);
    }

    /// <summary>The words of 8.7 and later; <c>null</c> when a quote is not closed.</summary>
    internal static List<string>? Arguments(string text)
    {
        List<string> words = [];
        int at = 0;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            if (text[at] == '#')
            {
                break;
            }

            string? word = Word(text, ref at);
            if (word is null)
            {
                return null;
            }

            words.Add(word);
        }

        return words;
    }

    /// <summary>The words of 8.6 and earlier: double quotes only, and an empty word or an open quote ends the list.</summary>
    internal static List<string> OldArguments(string text, bool splitEquals)
    {
        List<string> words = [];
        int at = 0;
        while (at != AtEnd && Delimited(text, ref at, splitEquals) is string word)
        {
            if (word.Length == 0 && at == AtEnd)
            {
                break;
            }

            words.Add(word);
        }

        return words;
    }

    private static string? Word(string text, ref int at)
    {
        StringBuilder word = new();
        char quote = '\0';
        for (; at < text.Length; at++)
        {
            char letter = text[at];
            char next = at + 1 < text.Length ? text[at + 1] : '\0';
            if (letter == '\\')
            {
                if (next is '\'' or '"' or '\\' || (quote == '\0' && next == ' '))
                {
                    at++;
                    letter = next;
                }

                word.Append(letter);
            }
            else if (quote == '\0' && (letter is ' ' or '\t'))
            {
                break;
            }
            else if (quote == '\0' && (letter is '"' or '\''))
            {
                quote = letter;
            }
            else if (quote != '\0' && letter == quote)
            {
                quote = '\0';
            }
            else
            {
                word.Append(letter);
            }
        }

        return quote == '\0' ? word.ToString() : null;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && Blank.IndexOf(text[at]) >= 0)
        {
            at++;
        }

        return at;
    }
}
