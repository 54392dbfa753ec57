using System.Text.RegularExpressions;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.Tests.Help;

/// <summary>Finds what a line of PowerShell says to the module's commands. No full parser: quotes, pipes, blocks and parentheses.</summary>
internal static class ExampleCommands
{
    private static readonly Regex Token = new(@"'[^']*'|""[^""]*""|[|;(){}]|[^\s|;(){}'""]+", RegexOptions.CultureInvariant);
    private static readonly Regex CommandName = new("^[A-Z][a-zA-Z]+-[A-Z][a-zA-Z]+$", RegexOptions.CultureInvariant);
    private static readonly Regex Parameter = new("^-(?<name>[A-Za-z]+)(:.*)?$", RegexOptions.CultureInvariant);
    private static readonly string[] Operators = ["eq", "ne", "like", "match", "in", "notin", "gt", "lt", "ge", "le", "and", "or", "not"];

    /// <summary>What the line names and the module does not have.</summary>
    public static IEnumerable<string> Unknown(string line)
    {
        Stack<CommandMetadata?> outer = new();
        CommandMetadata? current = null;
        foreach (var word in Token.Matches(line).Select(match => match.Value))
        {
            switch (word)
            {
                case "|" or ";":
                    current = null;
                    break;
                case "(" or "{":
                    outer.Push(current);
                    current = null;
                    break;
                case ")" or "}":
                    current = outer.Count > 0 ? outer.Pop() : null;
                    break;
                case var name when CommandName.IsMatch(name):
                    current = Module.Catalog.Find(name);
                    if (current is null && name.Contains("-Ssh", StringComparison.Ordinal))
                    {
                        yield return name;
                    }

                    break;
                case var name when current is not null && Parameter.Match(name) is { Success: true } match && !Operators.Contains(match.Groups["name"].Value):
                    if (!current.Parameters.Any(parameter => parameter.HasExactName(match.Groups["name"].Value)))
                    {
                        yield return $"{current.Name} {name}";
                    }

                    break;
            }
        }
    }
}
