namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What OpenSSH on Unix asks of one kind of file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Forbidden">Permission bits that must not be set.</param>
/// <param name="IsEnforced">OpenSSH refuses the file otherwise; else this is the module's advice.</param>
/// <param name="IsOfMachine">It belongs to root, not to a user.</param>
/// <param name="ChecksFolders">The folders up to the home folder are judged too (StrictModes).</param>
/// <param name="Source">Where OpenSSH does it.</param>
internal sealed record UnixKindRule(SshFileKind Kind, uint Forbidden, bool IsEnforced, bool IsOfMachine, bool ChecksFolders, string Source);
