using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RegOpenKeyEx
{
    /// <summary>Zero, or an error of Windows.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegOpenKeyExW", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(IntPtr key, string subKey, int options, int access, out IntPtr result);
}
