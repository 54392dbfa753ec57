using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class RealPath
{
    /// <summary>realpath(3): all links resolved, in memory that free(3) takes back.</summary>
    [DllImport(Libc.Name, EntryPoint = "realpath", SetLastError = true)]
    public static extern IntPtr Invoke(byte[] path, IntPtr result);
}
