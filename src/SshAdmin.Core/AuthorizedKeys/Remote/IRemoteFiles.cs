using System.Threading.Tasks;

namespace SshAdmin.Core.AuthorizedKeys.Remote;

/// <summary>One way to the authorized_keys files of the user that is signed in: a shell, PowerShell, SFTP.</summary>
internal interface IRemoteFiles
{
    /// <param name="name"><see cref="RemoteKeysFile.First"/>, or <see cref="RemoteKeysFile.Second"/> where the first said that there is one.</param>
    /// <returns><c>null</c> when the server does not offer this way.</returns>
    Task<RemoteKeysFile?> ReadAsync(string name);

    /// <summary>Puts content in place of the file in one step, or creates it and its folder; permissions as sshd wants them.</summary>
    /// <param name="read">What the content was made from.</param>
    /// <param name="content">The whole new file.</param>
    /// <param name="backup">Keep a copy of the file as it was.</param>
    /// <returns><c>false</c> when the file has changed since it was read; nothing was done then.</returns>
    /// <exception cref="Errors.SshAccessException">RemoteChangeFailed: the file is as it was.</exception>
    Task<bool> ReplaceAsync(RemoteKeysFile read, byte[] content, bool backup);
}
