using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>One row per kind of file. History and modes: the named sources at tags v7.7 to v10.4 of PowerShell/openssh-portable.</summary>
internal static class FileKindRules
{
    private const string OfUser = "P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{user})";
    private const string OfMachine = "P(A;;FA;;;SY)(A;;FA;;;BA)";
    private const string OfMachineReadable = "P(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;AU)";
    private const string UserFolder = "P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;{user})";
    private const string ServiceFolder = "PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;AU)";
    private const string LogFolder = "PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    public static readonly IReadOnlyList<FileKindRule> Rows =
    [
        new(SshFileKind.UserPrivateKey, FileRole.User, CheckMode.Strict, [V("7.7", CheckMode.Strict)], OfUser, "authfile.c"),
        new(SshFileKind.HostPrivateKey, FileRole.MachineForServer, CheckMode.Strict, [V("7.7", CheckMode.Strict)], OfMachine, "authfile.c"),
        new(SshFileKind.AuthorizedKeys, FileRole.UserForServer, CheckMode.Lenient, [V("7.7", CheckMode.Strict), V("8.6", CheckMode.Lenient)], OfUser, "auth2-pubkeyfile.c"),
        new(SshFileKind.AdministratorsAuthorizedKeys, FileRole.AnyAdministrator, CheckMode.Lenient, [V("7.7", CheckMode.Strict), V("8.6", CheckMode.Lenient)], OfMachine, "auth2-pubkeyfile.c; Microsoft Learn, OpenSSH key management"),
        new(SshFileKind.UserConfig, FileRole.User, CheckMode.Lenient, [V("7.7", CheckMode.Strict), V("8.1", CheckMode.Lenient)], OfUser, "readconf.c"),
        new(SshFileKind.SystemConfig, FileRole.MachineForUsers, CheckMode.Lenient, [V("8.6", CheckMode.Lenient)], OfMachineReadable, "readconf.c"),
        new(SshFileKind.ProgramDataSsh, FileRole.MachineFolder, CheckMode.ServiceFolder, [V("9.4", CheckMode.ServiceFolder)], ServiceFolder, "contrib/win32/win32compat/misc.c"),
        new(SshFileKind.ProgramDataSshLogs, FileRole.MachineFolder, CheckMode.ServiceFolder, [V("9.4", CheckMode.ServiceFolder), V("10.0", CheckMode.None)], LogFolder, "contrib/win32/win32compat/misc.c"),
        new(SshFileKind.Moduli, FileRole.MachineForServer, CheckMode.Lenient, [V("8.6", CheckMode.Lenient)], OfMachineReadable, "dh.c"),

        // Never checked. What the module asks of them is advice.
        new(SshFileKind.KnownHosts, FileRole.User, CheckMode.Lenient, [], OfUser, "hostfile.c opens it without a check"),
        new(SshFileKind.HostPublicKey, FileRole.MachineForUsers, CheckMode.Lenient, [], OfMachineReadable, "authfile.c checks private keys only"),
        new(SshFileKind.UserPublicKey, FileRole.User, CheckMode.Lenient, [], OfUser, "authfile.c checks private keys only"),
        new(SshFileKind.SshdConfig, FileRole.MachineForServer, CheckMode.Lenient, [], OfMachineReadable, "servconf.c opens it without a check"),
        new(SshFileKind.SshDirectory, FileRole.User, CheckMode.UserFolder, [], UserFolder, "w32-sshfileperm.c looks at no parent folder"),
    ];

    private static readonly Dictionary<SshFileKind, FileKindRule> ByKind = Rows.ToDictionary(row => row.Kind);

    public static FileKindRule Find(SshFileKind kind) => ByKind[kind];

    private static (Version Since, CheckMode Mode) V(string since, CheckMode mode) => (new Version(since), mode);
}
