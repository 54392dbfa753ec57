using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RegGetValue
{
    /// <summary>Zero, or an error of Windows; a text ends with a zero.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegGetValueW", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(IntPtr key, string subKey, string value, int flags, IntPtr type, byte[] data, ref int length);
}
