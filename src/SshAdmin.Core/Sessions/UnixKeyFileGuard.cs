using System;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Sessions;

/// <summary>The check of ssh on Unix (authfile.c, sshkey_perm_ok): nobody but the owner may do anything with the file.</summary>
internal sealed class UnixKeyFileGuard : IKeyFileGuard
{
    private const int OthersMask = 0x3f; // 077 in octal

    public string? WhyRefused(string path, SshKeyFormat format, ClientSelection? client) =>
        KeyFileGuard.IsJudged(format, client) && FileModes.Read(path) is int mode && (mode & OthersMask) != 0
            ? $"'{path}' has the mode 0{Convert.ToString(mode & 0x1ff, 8)}; ssh wants 0600."
            : null;
}
