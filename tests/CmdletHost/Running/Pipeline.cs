using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using SshAdmin.CmdletHost.Binding;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Running;

/// <summary>A command of a pipeline before it runs.</summary>
public sealed record Invocation(CommandMetadata Command, IReadOnlyList<Argument> Arguments);

/// <summary>Runs commands joined output to input, on the calling thread.</summary>
public static class Pipeline
{
    /// <param name="invocations">In order.</param>
    /// <param name="input">Objects for the first command; <c>null</c> when nothing is piped in.</param>
    /// <param name="sink">Takes what is written.</param>
    /// <param name="location">The folder that relative paths start from.</param>
    /// <param name="stop">Cancelled from any thread to stop the pipeline, as Ctrl+C does.</param>
    public static RunEnd Run(IReadOnlyList<Invocation> invocations, IEnumerable<object?>? input, IRunSink sink, string location, CancellationToken stop)
    {
        CommandProcessor[] commands = new CommandProcessor[invocations.Count];
        SessionState session = new(location);
        try
        {
            for (int i = invocations.Count - 1; i >= 0; i--)
            {
                commands[i] = Create(invocations, i, input is not null, session, sink, commands);
            }

            using CancellationTokenRegistration _ = stop.Register(() => Array.ForEach(commands, command => command.Stop()));
            return RunAll(commands, input, stop);
        }
        finally
        {
            foreach (CommandProcessor? command in commands)
            {
                command?.Dispose();
            }
        }
    }

    private static CommandProcessor Create(IReadOnlyList<Invocation> invocations, int index, bool hasInput, SessionState session, IRunSink sink, CommandProcessor[] commands)
    {
        CommandMetadata command = invocations[index].Command;
        InvocationInfo invocation = new(new CmdletInfo(command.Name, command.Type), index + 1, invocations.Count, hasInput || index > 0);
        Action<object?> output = index + 1 < invocations.Count ? value => commands[index + 1].Process(value) : sink.Output;
        try
        {
            return new CommandProcessor(command, invocations[index].Arguments, invocation, session, sink, output);
        }
        catch (ParameterBindingException e)
        {
            ErrorRecord record = e.ErrorRecord;
            record.Attach(invocation);
            throw new UsageException(record);
        }
    }

    private static RunEnd RunAll(CommandProcessor[] commands, IEnumerable<object?>? input, CancellationToken stop)
    {
        try
        {
            foreach (CommandProcessor command in commands)
            {
                command.Begin();
            }

            foreach (object? value in input ?? [])
            {
                ThrowIfStopped(stop);
                commands[0].Process(value);
            }

            foreach (CommandProcessor command in commands)
            {
                ThrowIfStopped(stop);
                command.End();
            }

            return RunEnd.Completed with { Stopped = stop.IsCancellationRequested };
        }
        catch (PipelineStoppedException)
        {
            return RunEnd.Completed with { Stopped = true };
        }
        catch (RuntimeException e) when (e is TerminatingErrorException or ActionPreferenceStopException)
        {
            return RunEnd.Completed with { TerminatingError = e.ErrorRecord };
        }
    }

    private static void ThrowIfStopped(CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}

/// <summary>The command line was wrong; nothing ran.</summary>
internal sealed class UsageException(ErrorRecord record) : Exception(record.ToString())
{
    public ErrorRecord Record { get; } = record;
}
