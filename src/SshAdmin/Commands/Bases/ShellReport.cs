using System.Management.Automation;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Commands;

/// <summary>Hands the core's story to a command whose work runs on the pipeline thread.</summary>
internal sealed class ShellReport(Cmdlet cmdlet) : IReport
{
    public void Verbose(string text) => cmdlet.WriteVerbose(text);

    public void Debug(string text) => cmdlet.WriteDebug(text);

    public void Warning(string text) => cmdlet.WriteWarning(text);

    public void Progress(string activity, string status, int percent) => cmdlet.WriteProgress(new ProgressRecord(0, activity, status) { PercentComplete = percent });
}
