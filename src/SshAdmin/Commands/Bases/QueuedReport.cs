using System;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Commands;

/// <summary>Hands the core's story to the pipeline thread when the work runs elsewhere.</summary>
internal sealed class QueuedReport(IReport inner, Action<Action> post) : IReport
{
    public void Verbose(string text) => post(() => inner.Verbose(text));

    public void Debug(string text) => post(() => inner.Debug(text));

    public void Warning(string text) => post(() => inner.Warning(text));

    public void Progress(string activity, string status, int percent) => post(() => inner.Progress(activity, status, percent));
}
