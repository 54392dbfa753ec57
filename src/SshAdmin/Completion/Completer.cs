using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SshAdmin.Completion;

/// <summary>Completes an argument from tables and local files: never from the network, and never with an error at the prompt.</summary>
public abstract class Completer : IArgumentCompleter
{
    /// <summary>Offers what goes on as typed, or fits its wildcards, with quotation marks where the shell needs them.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        try
        {
            CompletionResult[] found = Candidates(typed, fakeBoundParameters ?? new Hashtable()).Where(candidate => Fits(candidate, typed)).Select(Result).ToArray();

            // Only after null does the shell go on to complete file names.
            return found.Length == 0 && NamesFiles ? null! : found;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return [];
        }
    }

    /// <summary>Whether the argument is a path, so that the shell's own completion is the next best.</summary>
    private protected virtual bool NamesFiles => false;

    /// <param name="typed">What is there of the word, without quotation marks.</param>
    /// <param name="bound">The other parameters of the command line, as far as they are known.</param>
    private protected abstract IEnumerable<Candidate> Candidates(string typed, IDictionary bound);

    /// <summary>The texts given for another parameter; none when it is not there.</summary>
    private protected static IReadOnlyList<string> Texts(IDictionary bound, string name) =>
        (bound[name] is PSObject wrapped ? wrapped.BaseObject : bound[name]) switch
        {
            null => [],
            string text => [text],
            IEnumerable many => many.Cast<object?>().Select(one => one?.ToString() ?? string.Empty).Where(text => text.Length > 0).ToArray(),
            { } value => [value.ToString() ?? string.Empty],
        };

    private static bool Fits(Candidate candidate, string typed)
    {
        if (typed.IndexOfAny(['*', '?']) < 0)
        {
            return Begins(candidate.Value, typed) || (candidate.Shown is not null && Begins(candidate.Shown, typed));
        }

        WildcardPattern pattern = new(typed.Replace("[", "`[") + "*", WildcardOptions.IgnoreCase);
        return pattern.IsMatch(candidate.Value) || (candidate.Shown is not null && pattern.IsMatch(candidate.Shown));
    }

    private static bool Begins(string text, string typed) => text.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static CompletionResult Result(Candidate candidate) =>
        new(Quoted(candidate.Value), candidate.Shown ?? candidate.Value, CompletionResultType.ParameterValue, candidate.Tooltip);

    private static string Quoted(string value) => IsPlain(value) ? value : "'" + value.Replace("'", "''") + "'";

    // Letters that mean nothing to the shell inside a word; a dash in front would begin a parameter.
    private static bool IsPlain(string value) =>
        value.Length > 0 && value[0] != '-' && value.All(letter => (letter < 128 && char.IsLetterOrDigit(letter)) || "_./:\\+=-".IndexOf(letter) >= 0);
}
