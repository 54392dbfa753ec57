using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

/// <remarks>Chosen over stat(2) on Linux, because its structure is the same on every processor.</remarks>
internal static class Statx
{
    public const int Size = 256;
    public const int CurrentFolder = -100; // AT_FDCWD
    public const uint BasicStats = 0x7ff;
    public const int UserOffset = 20;
    public const int GroupOffset = 24;
    public const int ModeOffset = 28;

    /// <summary>statx(2); follows links.</summary>
    [DllImport(Libc.Name, EntryPoint = "statx", SetLastError = true)]
    public static extern int Invoke(int folder, byte[] path, int flags, uint mask, [Out] byte[] result);
}
