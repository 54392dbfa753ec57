namespace SshAdmin.Core.Diagnosis;

/// <summary>How a stage ended.</summary>
public enum SshStageOutcome
{
    /// <summary>It was not reached.</summary>
    NotReached,

    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It ended the connection.</summary>
    Failed,

    /// <summary>The log does not show it.</summary>
    Unknown,
}
