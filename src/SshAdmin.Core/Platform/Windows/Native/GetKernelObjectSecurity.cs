using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetKernelObjectSecurity
{
    /// <summary>The descriptor as it is stored, in self-relative form.</summary>
    [DllImport("advapi32.dll", EntryPoint = "GetKernelObjectSecurity", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeFileHandle file, uint information, [Out] byte[]? descriptor, int size, out int needed);
}
