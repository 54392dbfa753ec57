using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetCurrentProcess
{
    /// <summary>A pseudo handle that needs no closing.</summary>
    [DllImport("kernel32.dll", EntryPoint = "GetCurrentProcess", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern IntPtr Invoke();
}
