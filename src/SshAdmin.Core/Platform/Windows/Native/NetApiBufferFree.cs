using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class NetApiBufferFree
{
    /// <summary>Frees what functions of netapi32 return.</summary>
    [DllImport("netapi32.dll", EntryPoint = "NetApiBufferFree", ExactSpelling = true)]
    public static extern int Invoke(IntPtr buffer);
}
