using System.Management.Automation;
using SshAdmin.Core.Errors;

namespace SshAdmin.Commands;

/// <summary>Wildcards over names and comments, where case does not matter.</summary>
internal static class Wildcard
{
    /// <exception cref="SshInputException">InvalidArgument: a bracket that is not closed.</exception>
    public static WildcardPattern Parse(string text)
    {
        WildcardPattern pattern = new(text, WildcardOptions.IgnoreCase);
        try
        {
            // PowerShell looks at a pattern when it is used first; the user is to hear of it before any work.
            pattern.IsMatch(string.Empty);
        }
        catch (WildcardPatternException e)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{text}' is no wildcard pattern: [ begins a list of characters that ] has to end. For the letter itself write `[.", text, e);
        }

        return pattern;
    }
}
