using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>One row per kind of file, from openssh-portable 9.x.</summary>
internal static class UnixKindRules
{
    /// <summary>Anything for group or others.</summary>
    public const uint Anybody = 0x3F; // 077

    /// <summary>Writing for group or others.</summary>
    public const uint OthersWrite = 0x12; // 022

    public static readonly IReadOnlyList<UnixKindRule> Rows =
    [
        new(SshFileKind.UserPrivateKey, Anybody, IsEnforced: true, ChecksOwner: false, IsOfMachine: false, ChecksFolders: false, "authfile.c sshkey_perm_ok"),
        new(SshFileKind.HostPrivateKey, Anybody, IsEnforced: true, ChecksOwner: false, IsOfMachine: true, ChecksFolders: false, "authfile.c sshkey_perm_ok"),
        new(SshFileKind.AuthorizedKeys, OthersWrite, IsEnforced: true, ChecksOwner: true, IsOfMachine: false, ChecksFolders: true, "misc.c safe_path"),
        new(SshFileKind.SshDirectory, OthersWrite, IsEnforced: true, ChecksOwner: true, IsOfMachine: false, ChecksFolders: true, "misc.c safe_path"),
        new(SshFileKind.UserConfig, OthersWrite, IsEnforced: true, ChecksOwner: true, IsOfMachine: false, ChecksFolders: false, "readconf.c read_config_file_depth"),

        // Opened without a check.
        new(SshFileKind.SystemConfig, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "readconf.c read_config_file_depth, without SSHCONF_CHECKPERM"),
        new(SshFileKind.Moduli, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "dh.c choose_dh"),
        new(SshFileKind.KnownHosts, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: false, ChecksFolders: false, "hostfile.c load_hostkeys"),
        new(SshFileKind.HostPublicKey, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "authfile.c sshkey_load_public"),
        new(SshFileKind.UserPublicKey, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: false, ChecksFolders: false, "authfile.c sshkey_load_public"),
        new(SshFileKind.SshdConfig, OthersWrite, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "servconf.c load_server_config"),

        // Kinds of Windows servers only; as files they are asked nothing.
        new(SshFileKind.AdministratorsAuthorizedKeys, 0, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "Windows only"),
        new(SshFileKind.ProgramDataSsh, 0, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "Windows only"),
        new(SshFileKind.ProgramDataSshLogs, 0, IsEnforced: false, ChecksOwner: true, IsOfMachine: true, ChecksFolders: false, "Windows only"),
    ];

    private static readonly Dictionary<SshFileKind, UnixKindRule> ByKind = Rows.ToDictionary(row => row.Kind);

    public static UnixKindRule Find(SshFileKind kind) => ByKind[kind];
}
