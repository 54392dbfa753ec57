using System.Text.RegularExpressions;

namespace SshAdmin.Tests.Topics;

/// <summary>One use of a command of the module in a topic, up to the end of its part of the pipeline.</summary>
/// <param name="Command">Its name.</param>
/// <param name="Arguments">What follows the name.</param>
internal sealed record CommandUse(string Command, string Arguments)
{
    private static readonly Regex Name = new(@"(?<!Get-Help )\b[A-Z][a-z]+-Ssh[A-Z]\w*\b(?!\.)", RegexOptions.Compiled);

    private static readonly Regex Quoted = new("'[^']*'|\"[^\"]*\"", RegexOptions.Compiled);

    /// <summary>The parameters used, without what stands in quotes.</summary>
    public IEnumerable<string> Parameters => Regex.Matches(Quoted.Replace(Arguments, "''"), @"(?<=^|\s)-([A-Z][A-Za-z]+)").Select(match => match.Groups[1].Value);

    /// <summary>The clients given to -Client.</summary>
    public IEnumerable<string> Clients => Regex.Match(Arguments, @"-Client\s+((?:'[^']*'[,\s]*)+)") is { Success: true } given
        ? Quoted.Matches(given.Groups[1].Value).Select(match => match.Value.Trim('\''))
        : [];

    public static IEnumerable<CommandUse> In(Topic topic)
    {
        foreach (string line in topic.Joined.Split('\n'))
        {
            foreach (Match match in Name.Matches(line))
            {
                yield return new CommandUse(match.Value, line[(match.Index + match.Length)..(match.Index + match.Length + Length(line[(match.Index + match.Length)..]))]);
            }
        }
    }

    private static int Length(string rest)
    {
        int depth = 0;
        char quote = '\0';
        for (int index = 0; index < rest.Length; index++)
        {
            char letter = rest[index];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '\'' or '"')
            {
                quote = letter;
            }
            else if (letter is '|' or ';' or '}' or '#' || (letter == ')' && depth == 0) || letter > '\u3000')
            {
                return index;
            }
            else
            {
                depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            }
        }

        return rest.Length;
    }
}
