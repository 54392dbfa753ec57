using System;
using System.IO;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>authorized_keys where every account can read it: sshd reads it as the user who signs in.</summary>
internal sealed class PublicKeyFolder : IDisposable
{
    private readonly TempFolder _folder = new();

    public PublicKeyFolder(string key)
    {
        File.Copy(key + ".pub", _folder.File("authorized_keys"));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode everybodyReads = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(_folder.File("authorized_keys"), everybodyReads);
            File.SetUnixFileMode(_folder.Path, everybodyReads | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    /// <summary>For sshd_config.</summary>
    public string Line => "AuthorizedKeysFile " + _folder.File("authorized_keys");

    public void Dispose() => _folder.Dispose();
}
