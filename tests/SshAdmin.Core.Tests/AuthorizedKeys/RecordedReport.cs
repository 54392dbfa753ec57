using System.Collections.Generic;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Tests.AuthorizedKeys;

internal sealed class RecordedReport : IReport
{
    public List<string> Warnings { get; } = [];

    public List<string> VerboseLines { get; } = [];

    public void Verbose(string text) => VerboseLines.Add(text);

    public void Debug(string text)
    {
    }

    public void Warning(string text) => Warnings.Add(text);

    public void Progress(string activity, string status, int percent)
    {
    }
}
