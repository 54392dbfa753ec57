using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.CmdletHost.Binding;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Running;

/// <summary>Runs commands in process, for tests.</summary>
public sealed class CmdletRunner(CommandCatalog catalog)
{
    /// <summary>The folder that relative paths start from.</summary>
    public string Location { get; init; } = Environment.CurrentDirectory;

    /// <summary>The answer to every question; <c>null</c>: a question is an error.</summary>
    public bool? Answer { get; init; }

    /// <summary>Runs a command with the words of a command line; a lone <c>|</c> joins two commands.</summary>
    public RunResult Run(string command, params string[] words) => Run(command, words, null);

    public RunResult Run(string command, IReadOnlyList<string> words, IEnumerable<object?>? input, CancellationToken stop = default) =>
        RunAll(() => ParsePipeline(catalog, [command, .. words]), input, stop);

    /// <summary>Runs a command with values of any type, as splatting does.</summary>
    public RunResult Run(string command, IReadOnlyDictionary<string, object?> parameters, IEnumerable<object?>? input = null, CancellationToken stop = default) =>
        RunAll(() => [new Invocation(Find(catalog, command), parameters.Select(pair => Argument.Named(pair.Key, pair.Value)).ToArray())], input, stop);

    /// <summary>Starts a command on a thread of its own; cancel <paramref name="stop"/> to stop it midway.</summary>
    public Task<RunResult> Start(string command, IReadOnlyList<string> words, IEnumerable<object?>? input, CancellationToken stop) =>
        Task.Factory.StartNew(() => Run(command, words, input, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <exception cref="UsageException">An unknown command.</exception>
    internal static IReadOnlyList<Invocation> ParsePipeline(CommandCatalog catalog, IReadOnlyList<string> words)
    {
        List<Invocation> invocations = [];
        List<string> current = [];
        foreach (string word in words.Append("|"))
        {
            if (word != "|")
            {
                current.Add(word);
                continue;
            }

            invocations.Add(new Invocation(Find(catalog, current.FirstOrDefault() ?? ""), Argument.Parse(current.Skip(1))));
            current = [];
        }

        return invocations;
    }

    private static CommandMetadata Find(CommandCatalog catalog, string name) => catalog.Find(name) ?? throw new UsageException(new ErrorRecord(
        new RuntimeException($"The term '{name}' is not recognized as a name of a command of this module. --list shows them."),
        "CommandNotFoundException",
        ErrorCategory.ObjectNotFound,
        name));

    private RunResult RunAll(Func<IReadOnlyList<Invocation>> parse, IEnumerable<object?>? input, CancellationToken stop)
    {
        RunResult result = new(Answer);
        try
        {
            result.End = Pipeline.Run(parse(), input, result, Location, stop);
        }
        catch (UsageException e)
        {
            result.End = new RunEnd(e.Record, true, false);
        }

        return result;
    }
}
