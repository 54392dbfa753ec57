using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Clients;

/// <summary>The lines of an sshd_config, of <c>sshd -T</c>, or of a crypto-policies back-end file in its old or new form.</summary>
internal static class ConfigurationText
{
    // crypto-policies before Fedora 35 and RHEL 9 wrote one shell variable with command-line options.
    private static readonly Regex OldPolicy = new(@"^\s*CRYPTO_POLICY\s*=\s*['""](?<options>[^'""]*)['""]\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Keywords in lower case, each with its words.</summary>
    internal static IEnumerable<(string Keyword, string[] Values)> Lines(string text)
    {
        Match policy = OldPolicy.Match(text);
        if (policy.Success)
        {
            foreach (string option in policy.Groups["options"].Value.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = option.IndexOf('=');
                if (option.StartsWith("-o", StringComparison.Ordinal) && equals > 2)
                {
                    yield return (option.Substring(2, equals - 2).ToLowerInvariant(), new[] { option.Substring(equals + 1) });
                }
            }

            yield break;
        }

        foreach (string line in text.TrimStart('\uFEFF').Split('\n'))
        {
            List<string> words = Words(line);
            if (words.Count > 0)
            {
                yield return (words[0].ToLowerInvariant(), words.Skip(1).ToArray());
            }
        }
    }

    /// <summary>Words as misc.c reads them: double quotes hold blanks, one = may follow the keyword, # ends the line.</summary>
    private static List<string> Words(string line)
    {
        List<string> words = new();
        int at = 0;
        while (at < line.Length)
        {
            char letter = line[at];
            if (char.IsWhiteSpace(letter) || (letter == '=' && words.Count == 1))
            {
                at++;
                continue;
            }

            if (letter == '#')
            {
                break;
            }

            int end;
            if (letter == '"')
            {
                end = line.IndexOf('"', at + 1);
                end = end < 0 ? line.Length : end;
                words.Add(line.Substring(at + 1, end - at - 1));
                at = end + 1;
                continue;
            }

            end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end]) && !(words.Count == 0 && line[end] == '='))
            {
                end++;
            }

            words.Add(line.Substring(at, end - at));
            at = end;
        }

        return words;
    }
}
