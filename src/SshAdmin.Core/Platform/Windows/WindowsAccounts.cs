using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Accounts by name: SID, profile folder, whether sshd counts them as administrators.</summary>
internal static class WindowsAccounts
{
    private const string ProfileList = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList";
    private const int MaximumSid = 68;
    private const int MaximumName = 512;

    /// <returns><c>null</c> for a name that nobody has; an empty home for an account that never signed in here.</returns>
    public static LocalAccount? Find(string name)
    {
        byte[] sidBytes = new byte[MaximumSid];
        int sidSize = sidBytes.Length;
        StringBuilder domain = new(MaximumName);
        int domainSize = domain.Capacity;
        if (!LookupAccountName.Invoke(null, name, sidBytes, ref sidSize, domain, ref domainSize, out _)
            || Sid.TryRead(sidBytes, 0, sidSize) is not Sid sid)
        {
            return null;
        }

        IReadOnlyList<string> groups = GroupsOf(name);
        return new LocalAccount(name, ProfileOf(sid), sid.ToString(), groups.Contains(AdministratorsName(), StringComparer.OrdinalIgnoreCase)) { Groups = groups };
    }

    private static string ProfileOf(Sid sid)
    {
        using RegistryKey? profiles = RegistryKey.Open(RegistryKey.LocalMachine, ProfileList, RegistryKey.View64);
        return profiles?.Text(sid.ToString(), "ProfileImagePath") ?? "";
    }

    // sshd of the Windows port asks the same question the same way for its group rules.
    private static IReadOnlyList<string> GroupsOf(string name)
    {
        if (NetUserGetLocalGroups.Invoke(null, name, 0, NetUserGetLocalGroups.IncludeIndirect, out IntPtr buffer, NetUserGetLocalGroups.AnyLength, out int count, out _) != 0)
        {
            return [];
        }

        try
        {
            return Enumerable.Range(0, count).Select(index => Marshal.PtrToStringUni(Marshal.ReadIntPtr(buffer, index * IntPtr.Size)) ?? "").ToArray();
        }
        finally
        {
            NetApiBufferFree.Invoke(buffer);
        }
    }

    // The group has another name on every language of Windows.
    private static string AdministratorsName()
    {
        StringBuilder name = new(MaximumName);
        StringBuilder domain = new(MaximumName);
        int nameSize = name.Capacity;
        int domainSize = domain.Capacity;
        return LookupAccountSid.Invoke(null, WellKnownSids.Administrators.ToBinary(), name, ref nameSize, domain, ref domainSize, out _) ? name.ToString() : "Administrators";
    }
}
