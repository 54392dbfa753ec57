using System.Globalization;
using System.Text;

namespace SshAdmin.Core.Text;

/// <summary>Makes text from a server or file safe to show on a terminal.</summary>
internal static class DisplayText
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Escapes control characters and those that reorder or hide text as <c>\xNN</c> or <c>\uNNNN</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool unsafeCharacter = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
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

    /// <summary>No more of a text than that many characters, with three dots where something was cut.</summary>
    public static string Shorten(string text, int longest) => text.Length > longest ? text.Substring(0, longest) + "..." : text;

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
