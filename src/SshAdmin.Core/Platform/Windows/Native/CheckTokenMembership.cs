using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class CheckTokenMembership
{
    /// <summary>Whether a SID is enabled in the token of this thread.</summary>
    [DllImport("advapi32.dll", EntryPoint = "CheckTokenMembership", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(IntPtr token, byte[] sid, [MarshalAs(UnmanagedType.Bool)] out bool isMember);
}
