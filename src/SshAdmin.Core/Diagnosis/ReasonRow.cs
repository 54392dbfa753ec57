namespace SshAdmin.Core.Diagnosis;

/// <summary>What one reason means to a person.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Stage">The stage that it ends.</param>
/// <param name="Message">What happened, as a whole sentence that holds for every case of it.</param>
/// <param name="Remedy">What to do, the likeliest cause first.</param>
/// <param name="Source">Where the behaviour is defined or was seen.</param>
internal sealed record ReasonRow(SshConnectionReason Reason, SshConnectionStage Stage, string Message, string Remedy, string Source);
