namespace SshAdmin.Core.Permissions;

/// <summary>What a file or folder is to SSH; it decides which permissions are asked of it.</summary>
public enum SshFileKind
{
    /// <summary>A user's private key.</summary>
    UserPrivateKey,

    /// <summary>A server's private key.</summary>
    HostPrivateKey,

    /// <summary>authorized_keys in a user's profile, or a principals file.</summary>
    AuthorizedKeys,

    /// <summary>administrators_authorized_keys, which serves every administrator of a Windows server.</summary>
    AdministratorsAuthorizedKeys,

    /// <summary>A user's client configuration, and what it includes.</summary>
    UserConfig,

    /// <summary>The client configuration of the whole machine, ssh_config.</summary>
    SystemConfig,

    /// <summary>The folder %ProgramData%\ssh.</summary>
    ProgramDataSsh,

    /// <summary>The folder %ProgramData%\ssh\logs.</summary>
    ProgramDataSshLogs,

    /// <summary>The Diffie-Hellman groups of a server.</summary>
    Moduli,

    /// <summary>known_hosts; OpenSSH does not check it.</summary>
    KnownHosts,

    /// <summary>A server's public key; OpenSSH does not check it.</summary>
    HostPublicKey,

    /// <summary>A user's public key; OpenSSH does not check it.</summary>
    UserPublicKey,

    /// <summary>sshd_config; OpenSSH does not check the file itself.</summary>
    SshdConfig,

    /// <summary>A user's .ssh folder; OpenSSH for Windows does not check it, sshd on Unix does.</summary>
    SshDirectory,
}
