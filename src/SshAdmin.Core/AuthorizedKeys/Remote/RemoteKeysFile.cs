namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>A file on a server as it was read.</summary>
/// <param name="Name">In the folder .ssh: one of the two that sshd reads by default (servconf.c), <see cref="First"/> or <see cref="Second"/>.</param>
/// <param name="Path">Where it is there.</param>
/// <param name="Content"><c>null</c> when there is none yet.</param>
/// <param name="Stamp">Changes whenever the file does; opaque.</param>
/// <param name="HasSecond">Beside it is a file <see cref="Second"/> that is another one and not empty.</param>
internal sealed record RemoteKeysFile(string Name, string Path, byte[]? Content, string Stamp, bool HasSecond = false)
{
    public const string First = "authorized_keys";
    public const string Second = "authorized_keys2";
}
