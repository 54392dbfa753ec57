using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

/// <summary>The layout is that of <see cref="StatMac"/>.</summary>
internal static class FstatMac
{
    /// <summary>fstat(2) of macOS on ARM64.</summary>
    [DllImport(Libc.Name, EntryPoint = "fstat", SetLastError = true)]
    public static extern int Invoke(int descriptor, [Out] byte[] result);

    /// <summary>The same on Intel, where the name without suffix is the old layout.</summary>
    [DllImport(Libc.Name, EntryPoint = "fstat$INODE64", SetLastError = true)]
    public static extern int InvokeIntel(int descriptor, [Out] byte[] result);
}
