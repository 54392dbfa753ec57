namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>What a log proves about how a connection ended.</summary>
/// <param name="Stage">Where it failed, or where the log ends.</param>
/// <param name="Reason">Why; <see cref="SshConnectionReason.None"/> when it did not fail.</param>
/// <param name="Detail">What the log adds to the sentence of the reason.</param>
/// <param name="Remedy">In place of the remedy of the reason.</param>
internal sealed record LogFinding(SshConnectionStage Stage, SshConnectionReason Reason, string Detail, string? Remedy = null);
