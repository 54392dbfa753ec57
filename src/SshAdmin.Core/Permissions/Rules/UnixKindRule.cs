namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What OpenSSH on Unix asks of one kind of file.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Forbidden">Permission bits that must not be set.</param>
/// <param name="IsEnforced">OpenSSH refuses the file otherwise; else this is the module's advice.</param>
/// <param name="ChecksOwner">The owner has to be the user or root; else OpenSSH judges the user's own files and takes those of others as they are.</param>
/// <param name="IsOfMachine">It belongs to root, not to a user.</param>
/// <param name="ChecksFolders">The folders up to the home folder are judged too (StrictModes). sshd reads such a file for the account that signs in; the others are used by whoever asks.</param>
/// <param name="Source">Where OpenSSH does it.</param>
internal sealed record UnixKindRule(SshFileKind Kind, uint Forbidden, bool IsEnforced, bool ChecksOwner, bool IsOfMachine, bool ChecksFolders, string Source);
