using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Internal;
using SshAdmin.CmdletHost.Binding;
using SshAdmin.CmdletHost.Commands;

namespace SshAdmin.CmdletHost.Running;

/// <summary>One command of a pipeline: bound once, fed object by object.</summary>
internal sealed class CommandProcessor : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly ICommandSteps _steps;
    private readonly CmdletRuntime _runtime;
    private readonly BoundCommand _bound;
    private readonly bool _takesInput;
    private PipelineBinder? _pipeline;

    /// <exception cref="ParameterBindingException">The command line is wrong.</exception>
    public CommandProcessor(CommandMetadata command, IReadOnlyList<Argument> arguments, InvocationInfo invocation, SessionState session, IRunSink sink, Action<object?> output)
    {
        _takesInput = invocation.ExpectingInput;
        _runtime = new CmdletRuntime(invocation, command.Attribute.SupportsShouldProcess ? command.Attribute.ConfirmImpact : ConfirmImpact.None, session, sink, output);
        _cmdlet = (Cmdlet)Activator.CreateInstance(command.Type)!;
        _cmdlet.CommandRuntime = _runtime;
        _steps = _cmdlet;
        _bound = new BoundCommand(command, _cmdlet, _runtime);
        CommandLineBinder.Bind(_bound, arguments, _takesInput);
    }

    public InvocationInfo Invocation => _runtime.MyInvocation;

    public void Begin()
    {
        _pipeline = _takesInput ? new PipelineBinder(_bound) : null;
        Run(_steps.Begin);
    }

    public void Process(object? input)
    {
        try
        {
            _pipeline!.Bind(input);
        }
        catch (ParameterBindingException e)
        {
            ErrorRecord failure = e.ErrorRecord;
            _runtime.WriteError(new ErrorRecord(e, e.ErrorId, failure.CategoryInfo.Category, input));
            return;
        }

        Run(_steps.Process);
    }

    public void End()
    {
        if (_takesInput)
        {
            _pipeline!.Restore();
        }
        else
        {
            Run(_steps.Process);
        }

        Run(_steps.End);
    }

    /// <summary>From another thread.</summary>
    public void Stop()
    {
        _runtime.Stop();
        _steps.Stop();
    }

    public void Dispose() => (_cmdlet as IDisposable)?.Dispose();

    // An exception that the command let through ends the pipeline, with its type's name as id.
    private void Run(Action step)
    {
        try
        {
            step();
        }
        catch (Exception e) when (e is not (PipelineStoppedException or TerminatingErrorException or ActionPreferenceStopException))
        {
            if (_runtime.Stopping)
            {
                throw new PipelineStoppedException();
            }

            ErrorRecord record = e is IContainsErrorRecord carrier ? new ErrorRecord(carrier.ErrorRecord, e) : new ErrorRecord(e, e.GetType().FullName!, ErrorCategory.NotSpecified, null);
            record.Attach(Invocation);
            throw new TerminatingErrorException(record);
        }
    }
}
