using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>The rules that findings name. Those of Windows come from the one function that checks nearly every kind of file there.</summary>
internal static class AclRules
{
    private const string Fileperm = "PowerShell/openssh-portable contrib/win32/win32compat/w32-sshfileperm.c";
    private const string Folder = "PowerShell/openssh-portable contrib/win32/win32compat/misc.c, check_secure_folder_permission";

    public static readonly AclRule OwnerMissing = new("R0", "The owner and the access control list must be readable.", Fileperm);
    public static readonly AclRule NullDacl = new("R1", "A descriptor without an access control list is never accepted.", Fileperm);
    public static readonly AclRule Owner = new("R2", "The owner is SYSTEM, Administrators, the user, or from 8.1 TrustedInstaller.", Fileperm);
    public static readonly AclRule Uninspected = new("R3", "Only plain allow entries are inspected; conditional ones pass whatever they grant.", Fileperm);
    public static readonly AclRule Strict = new("R6", "Nobody else has an allow entry, whatever it grants.", Fileperm);
    public static readonly AclRule Write = new("R7", "Nobody else has an allow entry with a right to change the file.", Fileperm);
    public static readonly AclRule FolderWrite = new("R12", "The service's folders are owned by SYSTEM or Administrators, and nobody else may change them.", Folder);
    public static readonly AclRule Unchecked = new("R14", "OpenSSH does not check this kind; whoever can change it still has power over the user or the machine.", Fileperm);
    public static readonly AclRule Readable = new("A1", "The account that needs the file can open it: the user for keys and client configuration, SYSTEM for what the server reads.", "Microsoft Learn, File Security and Access Rights: generic read is 0x120089");
    public static readonly AclRule Volume = new("V1", "The volume keeps access control lists.", "Microsoft Learn, GetVolumeInformation: FILE_PERSISTENT_ACLS");
    public static readonly AclRule Link = new("V2", "Of a link, the target is what counts.", "Microsoft Learn, CreateFile: symbolic link behavior");
    public static readonly AclRule AssumedKind = new("V3", "A file that nothing identifies is judged as a private key.", "this module");
    public static readonly AclRule AssumedUser = new("V4", "Where no account is named, the owner is taken for the user.", "this module");
    public static readonly AclRule Encrypted = new("V5", "SYSTEM can decrypt what the server has to read.", "Microsoft Learn, Encrypting File System");
    public static readonly AclRule Network = new("V6", "The file lies on a local volume.", "Win32-OpenSSH issue 2351");
    public static readonly AclRule UnixOwner = new("U1", "The owner is the user or root.", "openssh-portable misc.c safe_path, readconf.c read_config_file_depth");
    public static readonly AclRule UnixPrivate = new("U2", "A private key has no permission bits for group and others.", "openssh-portable authfile.c sshkey_perm_ok");
    public static readonly AclRule UnixWrite = new("U3", "Group and others cannot write the file.", "openssh-portable misc.c safe_path, readconf.c read_config_file_depth");
    public static readonly AclRule UnixFolder = new("U4", "The folders up to the home folder belong to the user or root, and group and others cannot write them (StrictModes).", "openssh-portable misc.c safe_path");
    public static readonly AclRule UnixForeignKey = new("U5", "A private key belongs to the account that uses it; OpenSSH takes keys of other owners as they are.", "openssh-portable authfile.c sshkey_perm_ok");

    public static readonly IReadOnlyList<AclRule> Rows =
    [
        OwnerMissing, NullDacl, Owner, Uninspected, Strict, Write, FolderWrite, Unchecked, Readable, Volume, Link, AssumedKind, AssumedUser, Encrypted, Network,
        UnixOwner, UnixPrivate, UnixWrite, UnixFolder, UnixForeignKey,
    ];
}
