using System;
using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace SshAdmin.CmdletHost.Running;

/// <summary>What a running command writes to and asks.</summary>
internal sealed class CmdletRuntime(InvocationInfo invocation, ConfirmImpact impact, SessionState session, IRunSink sink, Action<object?> output) : IEngineRuntime
{
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private volatile bool _stopping;

    public CommonParameters Common { get; } = new();

    public ShouldProcessParameters ShouldProcessSwitches { get; } = new();

    public InvocationInfo MyInvocation { get; } = invocation;

    public SessionState SessionState { get; } = session;

    public string ParameterSetName { get; set; } = ParameterAttribute.AllParameterSets;

    public bool Stopping => _stopping;

    public PSHost? Host => null;

    public PSTransactionContext? CurrentPSTransaction => null;

    public void Stop() => _stopping = true;

    public void WriteObject(object? sendToPipeline)
    {
        BeforeWrite();
        output(sendToPipeline);
    }

    public void WriteObject(object? sendToPipeline, bool enumerateCollection)
    {
        if (!enumerateCollection || sendToPipeline is not IEnumerable many || sendToPipeline is string or IDictionary)
        {
            WriteObject(sendToPipeline);
            return;
        }

        foreach (object? one in many)
        {
            WriteObject(one);
        }
    }

    public void WriteError(ErrorRecord errorRecord)
    {
        BeforeWrite();
        errorRecord.Attach(MyInvocation);
        switch (Common.ErrorAction)
        {
            case ActionPreference.Stop:
                throw new ActionPreferenceStopException(errorRecord);
            case ActionPreference.SilentlyContinue or ActionPreference.Ignore:
                break;
            default:
                sink.Error(errorRecord);
                break;
        }
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord)
    {
        BeforeWrite();
        errorRecord.Attach(MyInvocation);
        throw new TerminatingErrorException(errorRecord);
    }

    public void WriteWarning(string text)
    {
        BeforeWrite();
        switch (Common.WarningAction)
        {
            case ActionPreference.Stop:
                ErrorRecord record = new(new RuntimeException(text), "ActionPreferenceStop", ErrorCategory.OperationStopped, null);
                record.Attach(MyInvocation);
                throw new ActionPreferenceStopException(record);
            case ActionPreference.SilentlyContinue or ActionPreference.Ignore:
                break;
            default:
                sink.Warning(text);
                break;
        }
    }

    public void WriteVerbose(string text) => WriteIf(Common.Verbose, () => sink.Verbose(text));

    public void WriteDebug(string text) => WriteIf(Common.Debug, () => sink.Debug(text));

    public void WriteInformation(InformationRecord record) => WriteIf(Common.InformationAction != ActionPreference.Ignore, () => sink.Information(record, Common.InformationAction == ActionPreference.Continue));

    public void WriteCommandDetail(string text) => BeforeWrite();

    public void WriteProgress(ProgressRecord progressRecord) => WriteIf(true, () => sink.Progress(progressRecord));

    public void WriteProgress(long sourceId, ProgressRecord progressRecord) => WriteProgress(progressRecord);

    public bool ShouldProcess(string target) => ShouldProcess(target, MyInvocation.MyCommand.Name);

    public bool ShouldProcess(string target, string action)
    {
        string what = $"Performing the operation \"{action}\" on target \"{target}\".";
        return ShouldProcess(what, $"{what}", "Confirm", out _);
    }

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) => ShouldProcess(verboseDescription, verboseWarning, caption, out _);

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason)
    {
        BeforeWrite();
        shouldProcessReason = ShouldProcessReason.None;
        if (ShouldProcessSwitches.WhatIf)
        {
            shouldProcessReason = ShouldProcessReason.WhatIf;
            sink.WhatIf($"What if: {verboseDescription}");
            return false;
        }

        // $ConfirmPreference is High unless a script changes it.
        bool asked = MyInvocation.BoundParameters.ContainsKey(nameof(ShouldProcessParameters.Confirm)) ? ShouldProcessSwitches.Confirm : impact == ConfirmImpact.High;
        if (asked)
        {
            return sink.Confirm(caption, verboseWarning);
        }

        WriteVerbose(verboseDescription);
        return true;
    }

    public bool ShouldContinue(string query, string caption)
    {
        BeforeWrite();
        return sink.Confirm(caption, query);
    }

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) => !noToAll && (yesToAll || ShouldContinue(query, caption));

    public bool TransactionAvailable() => false;

    private void WriteIf(bool wanted, Action write)
    {
        BeforeWrite();
        if (wanted)
        {
            write();
        }
    }

    // PowerShell refuses both: writing from another thread, and writing after the pipeline was stopped.
    private void BeforeWrite()
    {
        if (Environment.CurrentManagedThreadId != _pipelineThread)
        {
            throw new PSInvalidOperationException(
                "The WriteObject and WriteError methods cannot be called from outside the overrides of the BeginProcessing, ProcessRecord, and EndProcessing methods, and they can only be called from within the same thread.");
        }

        if (_stopping)
        {
            throw new PipelineStoppedException();
        }
    }
}

/// <summary>Carries the error of <c>ThrowTerminatingError</c> up to the runner.</summary>
internal sealed class TerminatingErrorException(ErrorRecord record) : RuntimeException(record.ToString(), record.Exception, record);
