using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>Options that a user asks for, checked by the rules of sshd and brought into its spelling. Pure.</summary>
internal static class KeyOptionList
{
    // sshd of 8.x and older reads lines of this length at most (SSH_MAX_PUBKEY_BYTES).
    private const int MaximumLength = 8192;

    /// <param name="given">Each one option or several with commas between; a value may lack its quotes where it stands alone.</param>
    /// <exception cref="SshInputException">KeyOptionInvalid, with the option and what is wrong with it.</exception>
    public static IReadOnlyList<string> Parse(IEnumerable<string> given)
    {
        List<string> options = [];
        foreach (string text in given)
        {
            options.AddRange(ParseOne(text));
        }

        foreach (IGrouping<string, string> group in options.GroupBy(KeyOptionText.NameOf, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            if (!KeyOptionRows.Find(group.Key)!.CanRepeat)
            {
                throw Invalid(group.Key, $"'{group.Key}' may stand once only, and sshd drops a line with two");
            }
        }

        if (KeyOptionText.Has(options, "principals") && !KeyOptionText.Has(options, "cert-authority"))
        {
            throw Invalid("principals", "'principals' has a meaning for certificate authorities only; add 'cert-authority'");
        }

        if (options.Sum(option => option.Length + 1) > MaximumLength)
        {
            throw Invalid(options[0], $"the options are longer than {MaximumLength} characters, more than every sshd reads");
        }

        return options;
    }

    private static IEnumerable<string> ParseOne(string given)
    {
        string text = given.Trim();
        if (text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029'))
        {
            throw Invalid(given, "an option must stay on its line, and this one holds a control character");
        }

        // from=10.0.0.1,10.0.0.2 without quotes: commas, and quotes further on, belong to the value.
        int equals = text.IndexOf('=');
        bool isBare = equals > 0 && text.IndexOf(',', 0, equals) < 0 && equals + 1 < text.Length && text[equals + 1] != '"';
        if (isBare)
        {
            return [ParseOption(text)];
        }

        return KeyOptionText.TrySplit(text, out string[] parts) && parts.Length > 0
            ? parts.Select(ParseOption).ToArray()
            : throw Invalid(given, "an option is empty or a quote is not closed");
    }

    private static string ParseOption(string option)
    {
        string name = KeyOptionText.NameOf(option);
        KeyOptionRow row = KeyOptionRows.Find(name)
            ?? throw Invalid(option, $"sshd knows no option '{DisplayText.Escape(name)}' and would drop the whole line. It knows {string.Join(", ", KeyOptionRows.All.Select(known => known.CanNegate ? $"[no-]{known.Name}" : known.Name))}");
        bool hasValue = name.Length < option.Length;
        if (hasValue != row.TakesValue)
        {
            throw Invalid(option, row.TakesValue ? $"'{row.Name}' needs a value: {row.Name}=\"...\"" : $"'{row.Name}' takes no value");
        }

        if (!hasValue)
        {
            return name;
        }

        string written = option.Substring(name.Length + 1);
        string value = written.StartsWith("\"", StringComparison.Ordinal)
            ? KeyOptionText.Unquote(written) ?? throw Invalid(option, "the value must be one text in double quotes; write \\\" for a quote inside it")
            : written;
        if (value.EndsWith("\\", StringComparison.Ordinal))
        {
            throw Invalid(option, "a value cannot end with a backslash, because sshd would take it together with the closing quote");
        }

        if (row.Check!(value) is string problem)
        {
            throw Invalid(option, problem);
        }

        return $"{name}={KeyOptionText.Quote(value)}";
    }

    private static SshInputException Invalid(string option, string problem) =>
        new(ErrorReason.KeyOptionInvalid, $"The key option '{DisplayText.Escape(option)}' cannot be used: {problem}.", option);
}
