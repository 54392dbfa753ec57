using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class SetKernelObjectSecurity
{
    /// <summary>Writes the named parts of a descriptor in one call.</summary>
    [DllImport("advapi32.dll", EntryPoint = "SetKernelObjectSecurity", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeFileHandle file, uint information, byte[] descriptor);
}
