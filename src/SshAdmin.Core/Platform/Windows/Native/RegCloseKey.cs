using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RegCloseKey
{
    /// <summary>Zero, or an error of Windows.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegCloseKey", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(IntPtr key);
}
