namespace SshAdmin.Core.Reporting;

/// <summary>For callers who do not listen.</summary>
internal sealed class NullReport : IReport
{
    public static readonly IReport Instance = new NullReport();

    public void Verbose(string text)
    {
    }

    public void Debug(string text)
    {
    }

    public void Warning(string text)
    {
    }

    public void Progress(string activity, string status, int percent)
    {
    }
}
