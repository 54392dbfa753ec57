using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.CmdletHost.Binding;

/// <summary>A piece of a command line: a name with its value, a name alone, or a value alone.</summary>
/// <param name="Name">Without the dash; <c>null</c> for a positional value.</param>
/// <param name="HasValue">Whether <paramref name="Value"/> was joined to the name (<c>-Name:value</c>) or is positional.</param>
/// <param name="Value">A text, a list of texts, or any object of the in-process API.</param>
public sealed record Argument(string? Name, bool HasValue, object? Value)
{
    public static Argument Named(string name, object? value) => new(name, true, value);

    /// <summary>Words as they follow a command's name on a command line.</summary>
    public static IReadOnlyList<Argument> Parse(IEnumerable<string> words)
    {
        List<Argument> arguments = [];
        foreach (string word in words)
        {
            if (!IsName(word))
            {
                arguments.Add(new Argument(null, true, ToValue(word)));
                continue;
            }

            int colon = word.IndexOf(':', StringComparison.Ordinal);
            arguments.Add(colon < 0
                ? new Argument(word[1..], false, null)
                : new Argument(word[1..colon], true, ToValue(word[(colon + 1)..])));
        }

        return arguments;
    }

    // "-5" is a number and "-" means standard input; a name starts with a letter.
    private static bool IsName(string word) => word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] is '?' or '_');

    private static object? ToValue(string word) => word switch
    {
        "$true" => true,
        "$false" => false,
        "$null" => null,
        _ when word.Contains(',', StringComparison.Ordinal) => new CommaList(word),
        _ => word,
    };
}

/// <summary>Commas make a list only where the parameter takes one; elsewhere (an SDDL, a password) they are text.</summary>
/// <remarks>PowerShell's parser knows quotes and splits before binding. Here the shell took the quotes away.</remarks>
public sealed record CommaList(string Text)
{
    public object Items => Text.Split(',').Select(item => (object)item).ToArray();
}
