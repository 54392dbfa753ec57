using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>Keywords whose value is made of several numbers.</summary>
internal sealed partial class ValueReader
{
    /// <summary>misc.c ipqos, with the octet that each name stands for; lowdelay and its like were taken out of use in 10.1.</summary>
    private static readonly IReadOnlyList<KeyValuePair<string, int>> Qualities =
    [
        new("af11", 0x28), new("af12", 0x30), new("af13", 0x38),
        new("af21", 0x48), new("af22", 0x50), new("af23", 0x58),
        new("af31", 0x68), new("af32", 0x70), new("af33", 0x78),
        new("af41", 0x88), new("af42", 0x90), new("af43", 0x98),
        new("cs0", 0x00), new("cs1", 0x20), new("cs2", 0x40), new("cs3", 0x60),
        new("cs4", 0x80), new("cs5", 0xa0), new("cs6", 0xc0), new("cs7", 0xe0),
        new("ef", 0xb8), new("le", 0x04), new("va", 0xb0),
        new("lowdelay", 0x10), new("throughput", 0x08), new("reliability", 0x04),
    ];

    private ReadValue RekeyLimit(KeywordRow row, IReadOnlyList<string> words, out int taken)
    {
        taken = 1;
        string bytes = "0";
        if (words[0] != "default")
        {
            if (!TryScaled(words[0], out long number) || (number != 0 && number < 16))
            {
                return ReadValue.Wrong($"RekeyLimit takes default or an amount such as 1G (16 bytes at least), not \"{words[0]}\".", "default none");
            }

            bytes = Text(number);
        }

        if (words.Count == 1)
        {
            return ReadValue.Of(bytes);
        }

        taken = 2;
        if (words[1] == "none")
        {
            return ReadValue.Of(bytes);
        }

        return TimeText.TrySeconds(words[1], _version, out long seconds)
            ? ReadValue.Of(bytes, Text(seconds))
            : ReadValue.Wrong($"{row.Name} takes a time such as 1h or none as its second value, not \"{words[1]}\".");
    }

    /// <summary>A number with K, M, G, T, P or E behind it (scan_scaled of libutil).</summary>
    private static bool TryScaled(string word, out long number)
    {
        number = 0;
        int power = word.Length == 0 ? -1 : "BKMGTPE".IndexOf(char.ToUpperInvariant(word[word.Length - 1]));
        string digits = power < 0 ? word : word.Substring(0, word.Length - 1);
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value)
            || Math.Abs(value) > 1000000000000000000m)
        {
            return false;
        }

        decimal scaled = value * (1L << (10 * Math.Max(power, 0)));
        if (scaled is > long.MaxValue or < long.MinValue)
        {
            return false;
        }

        number = (long)scaled;
        return true;
    }

    private static ReadValue MaxStartups(string word)
    {
        int[] numbers = Scan(word, 3);
        bool right = numbers.Length == 1 ? numbers[0] > 0
            : numbers.Length == 3 && numbers[0] > 0 && numbers[0] <= numbers[2] && numbers[1] is >= 1 and <= 100;
        return right
            ? ReadValue.Of([.. numbers.Select(number => Text(number))])
            : ReadValue.Wrong($"MaxStartups takes a number or start:rate:full with start no greater than full and a rate from 1 to 100, not \"{word}\".", "10:30:100");
    }

    private ReadValue NetBlockSize(string word)
    {
        int[] numbers = Scan(word, 2);
        bool right = numbers.Length > 0 && numbers[0] is >= 0 and <= 32 && (numbers.Length == 1 || numbers[1] is >= 0 and <= 128);

        // Up to 10.0 a number alone set the second one to nothing.
        int second = numbers.Length == 2 ? numbers[1] : _version.AtLeast("10.1") ? 128 : 0;
        return right
            ? ReadValue.Of(Text(numbers[0]) + ":" + Text(second))
            : ReadValue.Wrong($"PerSourceNetBlockSize takes bits of IPv4 and IPv6 as in 32:128, not \"{word}\".", "32:128");
    }

    /// <summary>Numbers with colons between them as sscanf reads <c>%d:%d:%d</c>: it stops at what does not fit, and sshd does not look at the rest.</summary>
    private static int[] Scan(string word, int most)
    {
        List<int> numbers = [];
        int at = 0;
        while (numbers.Count < most && (numbers.Count == 0 || (at < word.Length && word[at++] == ':')))
        {
            int start = at;
            at += at < word.Length && word[at] is '+' or '-' ? 1 : 0;
            while (at < word.Length && word[at] is >= '0' and <= '9')
            {
                at++;
            }

            if (!int.TryParse(word.Substring(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            {
                break;
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    private ReadValue IpQos(IReadOnlyList<string> words, out int taken)
    {
        taken = Math.Min(words.Count, 2);
        List<string> values = [];
        foreach (string word in words.Take(2))
        {
            if (Quality(word) is not string quality)
            {
                return ReadValue.Wrong($"IPQoS takes names such as ef, af21 or cs0, a number up to 255, or none, not \"{word}\".");
            }

            values.Add(quality);
        }

        return ReadValue.Of(values[0], values[values.Count - 1]);
    }

    private string? Quality(string word)
    {
        string lower = word.ToLowerInvariant();
        if (lower == "none")
        {
            return lower;
        }

        foreach (KeyValuePair<string, int> named in Qualities)
        {
            if (named.Key == lower)
            {
                bool retired = lower is "lowdelay" or "throughput" or "reliability";
                return retired && _version.AtLeast("10.1") ? "none" : First(named.Value);
            }
        }

        // Hexadecimal numbers were taken by 9.5 and are refused by 9.9.
        bool hexadecimal = _version.Before("9.9") && lower.StartsWith("0x", StringComparison.Ordinal);
        string digits = hexadecimal ? lower.Substring(2) : lower;
        return int.TryParse(digits, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= 255
            ? First(number)
            : null;
    }

    /// <summary>sshd prints the first name of a value, or the value itself.</summary>
    private static string First(int value)
    {
        foreach (KeyValuePair<string, int> named in Qualities)
        {
            if (named.Value == value)
            {
                return named.Key;
            }
        }

        return "0x" + value.ToString("x2", CultureInfo.InvariantCulture);
    }
}
