using System.Collections.Generic;
using System.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>Splits one line of sshd_config as OpenSSH misc.c does: strdelim for the keyword, then argv_split (8.7 and later) or strdelim again.</summary>
internal static class LineLexer
{
    private const string Blank = " \t\r\n";

    /// <summary>Takes the next word off <paramref name="rest"/>; <c>null</c> when nothing is left or a quote is not closed.</summary>
    /// <param name="rest">What is left; <c>null</c> at the end.</param>
    /// <param name="splitEquals">Whether one <c>=</c> ends a word as a blank does.</param>
    internal static string? Delimited(ref string? rest, bool splitEquals = true)
    {
        if (rest is null)
        {
            return null;
        }

        string text = rest;
        int end = 0;
        while (end < text.Length && Blank.IndexOf(text[end]) < 0 && text[end] != '"' && !(splitEquals && text[end] == '='))
        {
            end++;
        }

        if (end == text.Length)
        {
            rest = null;
            return text;
        }

        if (text[end] == '"')
        {
            // The quote vanishes and what stood before it joins what it encloses.
            int close = text.IndexOf('"', end + 1);
            if (close < 0)
            {
                rest = null;
                return null;
            }

            rest = text.Substring(SkipBlanks(text, close + 1));
            return text.Substring(0, end) + text.Substring(end + 1, close - end - 1);
        }

        bool equalsSeen = text[end] == '=';
        int next = SkipBlanks(text, end + 1);
        if (splitEquals && !equalsSeen && next < text.Length && text[next] == '=')
        {
            next = SkipBlanks(text, next + 1);
        }

        rest = text.Substring(next);
        return text.Substring(0, end);
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
        string? rest = text;
        while (Delimited(ref rest, splitEquals) is string word)
        {
            if (word.Length == 0 && rest is null)
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
