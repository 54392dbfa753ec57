namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>The line with which a connection failed.</summary>
/// <param name="Phase">When.</param>
/// <param name="Line">The line.</param>
internal sealed record LogEnd(LogPhase Phase, LogEvent Line);
