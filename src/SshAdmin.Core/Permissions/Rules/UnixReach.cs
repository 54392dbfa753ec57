namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Which files and folders a repair may change. Everything else is somebody's decision, and only reported.</summary>
internal sealed class UnixReach(UnixKindRule rule, UnixSubject subject)
{
    private const uint GroupRead = 0x20; // 0040

    /// <summary>A folder on the way: inside the home folder, of that user, and not shared like /tmp.</summary>
    public bool CoversFolder(UnixMode folder) => !folder.IsShared && folder.User == subject.User && subject.IsInHome(folder.Path);

    /// <summary>The file that was named: the user's own wherever it lies, and one of root inside the user's home.</summary>
    public bool CoversFile(UnixMode file) => file.User == subject.User
        ? (file.IsRegular || file.IsFolder) && !file.IsShared
        : file.User == 0 && file.IsRegular && subject.IsInHome(file.Path);

    /// <summary>The one change of owner: from root to the user in whose home the file lies, where it has no other name elsewhere.</summary>
    public bool MayBeGiven(UnixMode file) => !rule.IsOfMachine && subject.User != 0 && file.User == 0 && file.IsRegular && file.Links == 1 && subject.IsInHome(file.Path);

    /// <summary>A key outside any home that another group than the owner's own can read: that was set up on purpose, and OpenSSH takes it for the members.</summary>
    public bool IsSharedKey(UnixMode file) => !rule.ChecksOwner && !rule.IsOfMachine && subject.Home is null
        && (file.Permissions & GroupRead) != 0 && subject.OwnersGroup is uint own && file.Group != own;
}
