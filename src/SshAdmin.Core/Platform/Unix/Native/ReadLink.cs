using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class ReadLink
{
    /// <summary>readlink(2): what a link says, without a final zero.</summary>
    /// <returns>The length, or -1: EINVAL for what is no link.</returns>
    [DllImport(Libc.Name, EntryPoint = "readlink", SetLastError = true)]
    public static extern IntPtr Invoke(byte[] path, [Out] byte[] target, UIntPtr size);
}
