using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SshAdmin.Fuzz.Mutation;

/// <summary>Changes to lines, words, numbers, line ends and encodings of a text.</summary>
internal sealed class TextChanges(Random random, byte[][] tokens)
{
    private const int MostRepetitions = 300;
    private static readonly char[] Separators = [' ', '\t', ',', ';', ':', '=', '(', ')', '"', '-', '\n', '|', '@', '.'];
    private static readonly string[] Numbers = ["0", "-1", "1", "255", "256", "65535", "65536", "2147483647", "2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775808", "1e9", "0x7fffffff", "00000000000000000001"];

    // Characters that end, hide, reorder or widen text, half a surrogate pair, and what patterns and quotes are made of.
    private static readonly string[] Odd = ["\0", "\u001b[2J", "\r", "\u0085", "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "\ufffd", "\u0130", "\u00df", "\"", "'", "\\", "*", "?", "!", "#", "%", "[", "]", "{", "$(", "`", "\u00a0"];

    public byte[] Change(byte[] input, byte[] other)
    {
        int kind = random.Next(14);
        if (kind == 0)
        {
            return Encode(input);
        }

        // Latin-1 keeps every byte, whatever the encoding is.
        string text = Encoding.Latin1.GetString(input);
        return Encoding.Latin1.GetBytes(kind switch
        {
            1 or 2 => ChangeLines(text, Encoding.Latin1.GetString(other)),
            3 or 4 or 5 => ChangeWord(text),
            6 => text.Replace("\n", random.Next(3) switch { 0 => "\r\n", 1 => "\r", _ => "\n\n" }),
            7 => text.Insert(random.Next(text.Length + 1), Bytes(Odd[random.Next(Odd.Length)])),
            8 => ChangeNumber(text),
            9 => text.Insert(random.Next(text.Length + 1), Token()),
            10 => SwapWords(text),
            11 => ChangeCase(text),
            12 => text.Insert(random.Next(text.Length + 1), Nested()),
            _ => RepeatPart(text),
        });
    }

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private string Token() => tokens.Length == 0 ? Bytes(Odd[random.Next(Odd.Length)]) : Encoding.Latin1.GetString(tokens[random.Next(tokens.Length)]);

    private byte[] Encode(byte[] input)
    {
        string text = Encoding.Latin1.GetString(input);
        return random.Next(5) switch
        {
            0 => [0xef, 0xbb, 0xbf, .. input],
            1 => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)],
            2 => [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(text)],
            3 => Encoding.Unicode.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    private string ChangeLines(string text, string other)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.Next(lines.Count);
        switch (random.Next(7))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                string[] donors = other.Split('\n');
                lines.Insert(at, donors[random.Next(donors.Length)]);
                break;
            case 3:
                (lines[at], lines[^1]) = (lines[^1], lines[at]);
                break;
            case 4:
                lines.InsertRange(at, Enumerable.Repeat(lines[at], random.Next(MostRepetitions)));
                break;
            case 5:
                lines.Insert(at, Token() + " " + Token());
                break;
            default:
                lines = lines[at..];
                break;
        }

        return string.Join('\n', lines);
    }

    private string ChangeWord(string text)
    {
        (int start, int end) = Word(text);
        string word = text[start..end];
        string changed = random.Next(7) switch
        {
            0 => "",
            1 => Token(),
            2 => word + word,
            3 => Numbers[random.Next(Numbers.Length)],
            4 => "\"" + word + "\"",
            5 => new string(word.Length > 0 ? word[0] : 'x', random.Next(2000)),
            _ => word.Length > 0 ? word[..^1] : "x",
        };
        return text[..start] + changed + text[end..];
    }

    private string SwapWords(string text)
    {
        (int start, int end) = Word(text);
        (int from, int to) = Word(text);
        return end <= from ? text[..start] + text[from..to] + text[end..from] + text[start..end] + text[to..] : text;
    }

    private string ChangeCase(string text)
    {
        (int start, int end) = Word(text);
        string word = text[start..end];
        return text[..start] + (random.Next(2) == 0 ? word.ToUpperInvariant() : word.ToLowerInvariant()) + text[end..];
    }

    private string ChangeNumber(string text)
    {
        int at = text.AsSpan(random.Next(text.Length + 1)).IndexOfAnyInRange('0', '9');
        if (at < 0)
        {
            return text;
        }

        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return text[..at] + Numbers[random.Next(Numbers.Length)] + text[end..];
    }

    private string RepeatPart(string text)
    {
        (int start, int end) = Word(text);
        return text[..end] + string.Concat(Enumerable.Repeat(text[start..Math.Min(text.Length, end + 1)], random.Next(MostRepetitions))) + text[end..];
    }

    // For parsers that call themselves.
    private string Nested()
    {
        int depth = random.Next(4) == 0 ? random.Next(20_000) : random.Next(40);
        string open = random.Next(4) switch { 0 => "(", 1 => "{", 2 => "!(", _ => "[" };
        return string.Concat(Enumerable.Repeat(open, depth)) + (random.Next(2) == 0 ? new string(')', depth) : "");
    }

    private (int Start, int End) Word(string text)
    {
        int at = random.Next(text.Length + 1);
        int start = at == 0 ? 0 : text.LastIndexOfAny(Separators, at - 1) + 1;
        int end = at < text.Length ? text.IndexOfAny(Separators, at) : -1;
        return (start, end < 0 ? text.Length : end);
    }
}
