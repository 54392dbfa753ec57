using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>The syntax of options in front of a key: <c>name</c> or <c>name="value"</c>, commas between (auth-options.c). Pure.</summary>
internal static class KeyOptionText
{
    /// <summary>Takes the options of a line apart; each stays as it is written. As sshd does, it passes over empty ones.</summary>
    /// <returns><c>false</c> where sshd would refuse the line: a quote that is not closed.</returns>
    public static bool TrySplit(string text, out string[] options)
    {
        List<string> found = [];
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '"')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == ',' && !quoted)
            {
                found.Add(text.Substring(start, i - start));
                start = i + 1;
            }
        }

        if (text.Length > 0)
        {
            found.Add(text.Substring(start));
        }

        options = [.. found.Where(option => option.Length > 0)];
        return !quoted;
    }

    public static string NameOf(string option)
    {
        int equals = option.IndexOf('=');
        return equals < 0 ? option : option.Substring(0, equals);
    }

    public static bool Has(IEnumerable<string> options, string name) => options.Any(option => string.Equals(NameOf(option), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The value between its quotes (opt_dequote); <c>null</c> where it is not one quoted text and nothing else.</summary>
    public static string? Unquote(string quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"')
        {
            return null;
        }

        StringBuilder value = new();
        int i = 1;
        for (; i < quoted.Length && quoted[i] != '"'; i++)
        {
            if (quoted[i] == '\\' && i + 1 < quoted.Length && quoted[i + 1] == '"')
            {
                i++;
            }

            value.Append(quoted[i]);
        }

        return i == quoted.Length - 1 ? value.ToString() : null;
    }

    public static string Quote(string value) => $"\"{value.Replace("\"", "\\\"")}\"";
}
