using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

/// <summary>stat(2) of macOS, whose structure with 64-bit inode numbers has two names.</summary>
internal static class StatOfMac
{
    public const int Size = 256; // the structure has 144 bytes
    public const int ModeOffset = 4;
    public const int UserOffset = 16;
    public const int GroupOffset = 20;

    /// <summary>On ARM64.</summary>
    [DllImport(Libc.Name, EntryPoint = "stat", SetLastError = true)]
    public static extern int InvokeArm(byte[] path, [Out] byte[] result);

    /// <summary>On x64.</summary>
    [DllImport(Libc.Name, EntryPoint = "stat$INODE64", SetLastError = true)]
    public static extern int InvokeIntel(byte[] path, [Out] byte[] result);
}
