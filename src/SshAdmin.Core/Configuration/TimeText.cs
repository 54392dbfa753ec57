using System.Globalization;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Configuration;

/// <summary>A time such as 90, 2m or 1h30m, by the rules of each release (misc.c convtime, rewritten for 9.8 and for 10.3).</summary>
internal static class TimeText
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // strtol passes over blanks and takes a sign.
    private static readonly Regex Old = new(@"\G\s*\+?(?<number>[0-9]{1,18})(?<unit>[smhdwSMHDW]|\z)", Options);

    private static readonly Regex Digits = new(@"\G(?<number>[0-9]{1,18})(?<unit>[smhdwSMHDW]|\z)", Options);

    // Only seconds have decimals, and digits behind the point.
    private static readonly Regex Decimals = new(@"\G((?<number>[0-9]{1,18})(?<unit>[mhdwMHDW])|(?<number>[0-9]{1,18}|[0-9]{0,18}\.[0-9]{1,9})(?<unit>[sS]|\z))", Options);

    /// <summary>Whole seconds; what is behind the point is cut off.</summary>
    internal static bool TrySeconds(string word, SshdVersion version, out long seconds)
    {
        bool right = TryDecimal(word, version, out decimal exact) && exact <= int.MaxValue;
        seconds = right ? (long)exact : 0;
        return right;
    }

    internal static bool TryDecimal(string word, SshdVersion version, out decimal seconds)
    {
        bool decimals = version.AtLeast("10.3");
        Regex form = decimals ? Decimals : version.AtLeast("9.8") ? Digits : Old;
        bool plain = false;
        seconds = 0;
        int at = 0;
        while (at < word.Length)
        {
            Match part = form.Match(word, at);
            string unit = part.Groups["unit"].Value.ToLowerInvariant();
            bool again = decimals && plain && unit is "" or "s";
            if (!part.Success || again)
            {
                return false;
            }

            at += part.Length;
            plain |= unit is "" or "s";
            long factor = unit switch
            {
                "m" => 60,
                "h" => 3600,
                "d" => 86400,
                "w" => 604800,
                _ => 1,
            };
            seconds += decimal.Parse(part.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor;
            if (seconds > (decimals ? long.MaxValue : int.MaxValue))
            {
                return false;
            }
        }

        return word.Length > 0;
    }
}
