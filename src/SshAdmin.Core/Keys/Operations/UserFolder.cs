using System;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>The folder in which SSH clients look for a user's keys.</summary>
internal static class UserFolder
{
    public static string Path => System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh");

    /// <summary>The name that clients try by themselves (ssh_config(5), IdentityFile).</summary>
    public static string DefaultKeyPath(SshKeyType type, SshKeyFileFormat format) =>
        System.IO.Path.Combine(Path, "id_" + type.ToString().ToLowerInvariant() + (format == SshKeyFileFormat.Ppk ? ".ppk" : ""));
}
