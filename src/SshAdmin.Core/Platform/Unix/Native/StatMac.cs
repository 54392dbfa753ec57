using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class StatMac
{
    // struct stat with 64-bit inodes (sys/stat.h of macOS); 144 bytes, room to spare.
    public const int Size = 256;
    public const int DeviceOffset = 0;
    public const int ModeOffset = 4;
    public const int LinksOffset = 6; // 2 bytes
    public const int NodeOffset = 8; // 8 bytes
    public const int UserOffset = 16;
    public const int GroupOffset = 20;

    /// <summary>stat(2) of macOS on ARM64.</summary>
    [DllImport(Libc.Name, EntryPoint = "stat", SetLastError = true)]
    public static extern int Invoke(byte[] path, [Out] byte[] result);

    /// <summary>The same on Intel, where the name without suffix is the old layout.</summary>
    [DllImport(Libc.Name, EntryPoint = "stat$INODE64", SetLastError = true)]
    public static extern int InvokeIntel(byte[] path, [Out] byte[] result);
}
