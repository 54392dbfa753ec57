namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>One connection of a log.</summary>
/// <param name="Report">How it went.</param>
/// <param name="Excerpt">The lines to send to another organisation; empty when it was not asked for.</param>
internal sealed record LogResult(SshConnectionReport Report, string Excerpt);
