using System;

namespace SshAdmin.Core.Diagnosis;

/// <summary>One stage of a tested connection.</summary>
public sealed class SshConnectionStageResult
{
    internal SshConnectionStageResult(SshConnectionStage stage, SshStageOutcome outcome, TimeSpan duration, string detail)
    {
        Stage = stage;
        Outcome = outcome;
        Duration = duration;
        Detail = detail;
    }

    /// <summary>Which stage.</summary>
    public SshConnectionStage Stage { get; }

    /// <summary>How it ended.</summary>
    public SshStageOutcome Outcome { get; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; }

    /// <summary>What was seen; empty when it was not reached.</summary>
    public string Detail { get; }

    /// <summary>Stage and outcome.</summary>
    public override string ToString() => $"{Stage}: {Outcome}";
}
