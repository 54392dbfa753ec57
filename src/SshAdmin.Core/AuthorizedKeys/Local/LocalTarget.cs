using SshAdmin.Core.Platform;

namespace SshAdmin.Core.AuthorizedKeys.Local;

/// <summary>An authorized_keys file of this computer.</summary>
/// <param name="Name">How results call it: what the user gave.</param>
/// <param name="Path">The file; absolute.</param>
/// <param name="Account">Whose it is, where that was asked for by name.</param>
/// <param name="Owner">Whose it has to be; <c>null</c> for a file by path, and for one that is no single account's.</param>
/// <param name="Why">Why this file, in a sentence; <c>null</c> where the user named it.</param>
internal sealed record LocalTarget(string Name, string Path, LocalAccount? Account, LocalAccount? Owner, string? Why)
{
    /// <summary>A file that the user named.</summary>
    public static LocalTarget OfPath(string given, string full) => new(given, full, null, null, null);
}
