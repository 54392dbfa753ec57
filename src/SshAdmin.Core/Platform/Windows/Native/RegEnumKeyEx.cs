using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RegEnumKeyEx
{
    /// <summary>Zero, or an error of Windows; 259 after the last key.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegEnumKeyExW", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(IntPtr key, int index, StringBuilder name, ref int length, IntPtr reserved, IntPtr className, IntPtr classLength, IntPtr lastWrite);
}
