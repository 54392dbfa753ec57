using System;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class RealPath
{
    /// <summary>PATH_MAX of Linux; macOS has 1024.</summary>
    public const int Maximum = 4096;

    /// <summary>realpath(3): the path of an existing file without links in it.</summary>
    /// <param name="path">With a final zero.</param>
    /// <param name="resolved">At least <see cref="Maximum"/> bytes.</param>
    [DllImport(Libc.Name, EntryPoint = "realpath", SetLastError = true)]
    public static extern IntPtr Invoke(byte[] path, [Out] byte[] resolved);
}
