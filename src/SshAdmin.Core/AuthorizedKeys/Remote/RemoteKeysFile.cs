namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>A file on a server as it was read.</summary>
/// <param name="Path">Where it is there.</param>
/// <param name="Content"><c>null</c> when there is none yet.</param>
/// <param name="Stamp">Changes whenever the file does; opaque.</param>
internal sealed record RemoteKeysFile(string Path, byte[]? Content, string Stamp);
