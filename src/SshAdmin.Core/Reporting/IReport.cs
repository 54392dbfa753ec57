namespace SshAdmin.Core.Reporting;

/// <summary>Where an operation tells its story; the shell shows it, tests record it. Calls may come from any thread.</summary>
internal interface IReport
{
    /// <summary>A step worth reading when someone asks what happens.</summary>
    void Verbose(string text);

    /// <summary>A detail at packet or file-format level.</summary>
    void Debug(string text);

    /// <summary>Something the user should know although the operation goes on.</summary>
    void Warning(string text);

    /// <summary>How far long work has come.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="percent">0 to 100, or -1 when the end is not known.</param>
    void Progress(string activity, string status, int percent);
}
