using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class CloseHandle
{
    /// <summary>Closes a handle.</summary>
    [DllImport("kernel32.dll", EntryPoint = "CloseHandle", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(IntPtr handle);
}
