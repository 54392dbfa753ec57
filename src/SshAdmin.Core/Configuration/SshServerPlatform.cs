namespace SshAdmin.Core.Configuration;

/// <summary>The operating system of the server whose configuration is read.</summary>
public enum SshServerPlatform
{
    /// <summary>Linux or another Unix with portable OpenSSH.</summary>
    Linux,

    /// <summary>Windows with Microsoft's OpenSSH.</summary>
    Windows,
}
