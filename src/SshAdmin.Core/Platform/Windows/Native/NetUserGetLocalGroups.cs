using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class NetUserGetLocalGroups
{
    /// <summary>LG_INCLUDE_INDIRECT: also groups that hold the user through another group.</summary>
    public const int IncludeIndirect = 1;

    /// <summary>MAX_PREFERRED_LENGTH.</summary>
    public const int AnyLength = -1;

    /// <summary>The local groups of a user; at level 0 an array of pointers to names, to be freed.</summary>
    [DllImport("netapi32.dll", EntryPoint = "NetUserGetLocalGroups", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(string? server, string user, int level, int flags, out IntPtr buffer, int preferredLength, out int read, out int total);
}
