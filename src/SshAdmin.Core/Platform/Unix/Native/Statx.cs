using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Statx
{
    public const int WorkingDirectory = -100; // AT_FDCWD
    public const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    public const int EmptyPath = 0x1000; // AT_EMPTY_PATH: the descriptor itself
    public const uint BasicStats = 0x7FF; // STATX_BASIC_STATS

    // struct statx (linux/stat.h) is the same on every architecture, which struct stat is not.
    public const int Size = 256;
    public const int LinksOffset = 16;
    public const int UserOffset = 20;
    public const int GroupOffset = 24;
    public const int ModeOffset = 28;
    public const int NodeOffset = 32; // 8 bytes
    public const int DeviceOffset = 136; // major and minor number, 4 bytes each

    /// <summary>statx(2), Linux: what stat(2) says, in one layout for all processors.</summary>
    [DllImport(Libc.Name, EntryPoint = "statx", SetLastError = true)]
    public static extern int Invoke(int directory, byte[] path, int flags, uint mask, [Out] byte[] result);
}
