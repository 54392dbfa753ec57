namespace SshAdmin.HelpGenerator.Prose;

/// <summary>One example.</summary>
/// <param name="Title">What it does, in a few words.</param>
/// <param name="Transcript">What was typed and what came out, as a console shows it.</param>
/// <param name="Remarks">What to see in it.</param>
public sealed record HelpExample(string Title, string Transcript, IReadOnlyList<string> Remarks)
{
    private const string Prompt = "PS> ";
    private const string Continuation = ">> ";

    /// <summary>What was typed, one command each, without prompts.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            List<string> commands = [];
            foreach (string line in Transcript.Split('\n'))
            {
                if (line.StartsWith(Prompt, StringComparison.Ordinal))
                {
                    commands.Add(line[Prompt.Length..]);
                }
                else if (line.StartsWith(Continuation, StringComparison.Ordinal) && commands.Count > 0)
                {
                    commands[^1] += "\n" + line[Continuation.Length..];
                }
            }

            return commands;
        }
    }
}
