using System;
using System.Runtime.InteropServices;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Enables privileges for as long as they are needed. A token that lacks one simply goes without.</summary>
internal sealed class PrivilegeScope : IDisposable
{
    /// <summary>Reads any descriptor.</summary>
    public const string Backup = "SeBackupPrivilege";

    /// <summary>Writes any descriptor, with any owner.</summary>
    public const string Restore = "SeRestorePrivilege";

    /// <summary>Makes oneself or Administrators the owner of anything.</summary>
    public const string TakeOwnership = "SeTakeOwnershipPrivilege";

    private readonly SafeTokenHandle _token;
    private readonly AdjustTokenPrivileges.Privilege[] _before;

    public PrivilegeScope(params string[] names)
    {
        _token = ProcessToken.Open(OpenProcessToken.Query | OpenProcessToken.AdjustPrivileges);
        _before = Array.ConvertAll(names, Enable);
    }

    /// <summary>Whether the token has at least one of them.</summary>
    public bool IsAnyHeld { get; private set; }

    public void Dispose()
    {
        foreach (AdjustTokenPrivileges.Privilege before in _before)
        {
            if (before.Count != 0)
            {
                Adjust(before);
            }
        }

        _token.Dispose();
    }

    private AdjustTokenPrivileges.Privilege Enable(string name)
    {
        if (!LookupPrivilegeValue.Invoke(null, name, out long luid))
        {
            return default;
        }

        AdjustTokenPrivileges.Privilege before = Adjust(new AdjustTokenPrivileges.Privilege { Count = 1, Luid = luid, Attributes = AdjustTokenPrivileges.Enabled });
        IsAnyHeld |= Marshal.GetLastWin32Error() != AdjustTokenPrivileges.NotAllAssigned;
        return before;
    }

    // What it returns has count 0 where nothing changed: held already, or not at all.
    private AdjustTokenPrivileges.Privilege Adjust(AdjustTokenPrivileges.Privilege wanted)
    {
        AdjustTokenPrivileges.Privilege before = default;
        AdjustTokenPrivileges.Invoke(_token, false, ref wanted, Marshal.SizeOf<AdjustTokenPrivileges.Privilege>(), ref before, out _);
        return before;
    }
}
