namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>One two-letter token of the rights field.</summary>
/// <param name="Token">The letters.</param>
/// <param name="Mask">The bits it stands for.</param>
/// <param name="Words">What it allows on a file or folder; <c>null</c> for tokens of other objects.</param>
internal sealed record AccessRight(string Token, uint Mask, string? Words = null);
