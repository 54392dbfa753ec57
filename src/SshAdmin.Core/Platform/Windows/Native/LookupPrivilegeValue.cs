using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class LookupPrivilegeValue
{
    /// <summary>The number of a privilege on this system.</summary>
    [DllImport("advapi32.dll", EntryPoint = "LookupPrivilegeValueW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string? system, string name, out long luid);
}
