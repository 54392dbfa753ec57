using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Free
{
    /// <summary>free(3).</summary>
    [DllImport(Libc.Name, EntryPoint = "free", SetLastError = true)]
    public static extern void Invoke(IntPtr memory);
}
