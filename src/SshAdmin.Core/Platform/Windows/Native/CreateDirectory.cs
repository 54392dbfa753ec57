using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class CreateDirectory
{
    /// <summary>Creates a folder.</summary>
    [DllImport("kernel32.dll", EntryPoint = "CreateDirectoryW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string path, IntPtr securityAttributes);
}
