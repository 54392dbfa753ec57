using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Text;

/// <summary>Makes text from a server or file safe to show on a terminal.</summary>
internal static class DisplayText
{
    private const string Digits = "0123456789abcdef";
    private static readonly Regex Number = new(@"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})", RegexOptions.CultureInvariant);

    /// <summary>Escapes control characters and those that reorder or hide text as <c>\xNN</c> or <c>\uNNNN</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool unsafeCharacter = IsUnsafe(c);
            if (unsafeCharacter && escaped is null)
            {
                escaped = new StringBuilder(text, 0, i, text.Length + 16);
            }

            if (unsafeCharacter)
            {
                AppendNumber(escaped!, c);
            }
            else
            {
                escaped?.Append(c);
            }
        }

        return escaped?.ToString() ?? text;
    }

    /// <summary>Whether <see cref="Escape"/> may have made the text, so that it is perhaps not what was there.</summary>
    public static bool IsEscaped(string text) => Number.Matches(text).Cast<Match>().Any(match => IsUnsafe((char)int.Parse(match.Groups[1].Value + match.Groups[2].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    /// <summary>No more of a text than that many characters, with three dots where something was cut.</summary>
    public static string Shorten(string text, int longest) => text.Length > longest ? text.Substring(0, longest) + "..." : text;

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Digit by digit: a binary file shown as text is escaped nearly whole.
    private static void AppendNumber(StringBuilder target, char c)
    {
        target.Append(c < 0x100 ? "\\x" : "\\u");
        for (int shift = c < 0x100 ? 4 : 12; shift >= 0; shift -= 4)
        {
            target.Append(Digits[(c >> shift) & 0xf]);
        }
    }
}
