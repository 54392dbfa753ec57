using System.Collections.Generic;
using System.Management.Automation;

namespace SshAdmin.CmdletHost.Running;

/// <summary>All that a run wrote, and how it ended.</summary>
public sealed class RunResult : IRunSink
{
    private readonly bool? _answer;

    internal RunResult(bool? answer) => _answer = answer;

    public List<object?> Output { get; } = [];

    public List<ErrorRecord> Errors { get; } = [];

    public List<string> Warnings { get; } = [];

    public List<string> Verbose { get; } = [];

    public List<string> Debug { get; } = [];

    public List<string> WhatIf { get; } = [];

    public List<InformationRecord> Information { get; } = [];

    public List<ProgressRecord> Progress { get; } = [];

    /// <summary>Questions that were asked.</summary>
    public List<string> Questions { get; } = [];

    public RunEnd End { get; internal set; } = RunEnd.Completed;

    /// <summary>The error that ended the run early.</summary>
    public ErrorRecord? TerminatingError => End.TerminatingError;

    public bool Stopped => End.Stopped;

    public int ExitCode => End.UsageError ? 2 : TerminatingError is null && Errors.Count == 0 ? 0 : 1;

    void IRunSink.Output(object? value) => Output.Add(value);

    void IRunSink.Error(ErrorRecord record) => Errors.Add(record);

    void IRunSink.Warning(string text) => Warnings.Add(text);

    void IRunSink.Verbose(string text) => Verbose.Add(text);

    void IRunSink.Debug(string text) => Debug.Add(text);

    void IRunSink.WhatIf(string text) => WhatIf.Add(text);

    void IRunSink.Information(InformationRecord record, bool show) => Information.Add(record);

    void IRunSink.Progress(ProgressRecord record) => Progress.Add(record);

    bool IRunSink.Confirm(string caption, string query)
    {
        Questions.Add(query);
        return _answer ?? throw new PSInvalidOperationException($"The command asks, and nobody is there to answer: {query}");
    }
}

/// <summary>How a run ended.</summary>
/// <param name="TerminatingError">The error that ended it early; <c>null</c> otherwise.</param>
/// <param name="UsageError">The command line was wrong: nothing ran.</param>
/// <param name="Stopped">Somebody stopped it.</param>
public sealed record RunEnd(ErrorRecord? TerminatingError, bool UsageError, bool Stopped)
{
    public static RunEnd Completed { get; } = new(null, false, false);
}
