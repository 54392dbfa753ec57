using System;
using System.Runtime.InteropServices;
using System.Text;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RegGetValue
{
    /// <summary>HKEY_LOCAL_MACHINE, sign-extended as the header defines it.</summary>
    public static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));

    /// <summary>RRF_RT_REG_SZ and RRF_RT_REG_EXPAND_SZ: any text; variables in it are expanded.</summary>
    public const int Text = 0x2 | 0x4;

    /// <summary>Reads a text value.</summary>
    [DllImport("advapi32.dll", EntryPoint = "RegGetValueW", ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern int Invoke(IntPtr root, string key, string value, int flags, IntPtr type, [Out] StringBuilder data, ref int size);
}
