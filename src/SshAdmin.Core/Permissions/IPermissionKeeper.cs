namespace SshAdmin.Core.Permissions;

/// <summary>Judges and repairs the permissions of files on this system.</summary>
internal interface IPermissionKeeper
{
    /// <summary>Judges a file or folder as it is; changes nothing.</summary>
    SshKeyAclReport Test(string path, SshKeyAclRequest request);

    /// <summary>Says what a repair would change; changes nothing.</summary>
    PlannedRepair Plan(string path, SshKeyAclRequest request);
}
