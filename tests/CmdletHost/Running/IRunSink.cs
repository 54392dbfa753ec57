using System.Management.Automation;

namespace SshAdmin.CmdletHost.Running;

/// <summary>Takes what a run writes, on the pipeline thread, as it is written.</summary>
public interface IRunSink
{
    void Output(object? value);

    void Error(ErrorRecord record);

    void Warning(string text);

    void Verbose(string text);

    void Debug(string text);

    void WhatIf(string text);

    /// <param name="record">What was written.</param>
    /// <param name="show">Whether -InformationAction wants it seen; it is recorded either way.</param>
    void Information(InformationRecord record, bool show);

    void Progress(ProgressRecord record);

    /// <summary>The answer to a question such as -Confirm asks.</summary>
    bool Confirm(string caption, string query);
}
