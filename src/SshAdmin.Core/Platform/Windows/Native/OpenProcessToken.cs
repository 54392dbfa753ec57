using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class OpenProcessToken
{
    public const uint Query = 0x8;
    public const uint AdjustPrivileges = 0x20;

    /// <summary>The token of a process.</summary>
    [DllImport("advapi32.dll", EntryPoint = "OpenProcessToken", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(IntPtr process, uint access, out SafeTokenHandle token);
}
