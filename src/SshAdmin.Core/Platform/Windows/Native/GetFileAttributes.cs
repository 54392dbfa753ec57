using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetFileAttributes
{
    public const uint Invalid = uint.MaxValue;
    public const uint Directory = 0x10;
    public const uint ReparsePoint = 0x400;
    public const uint Encrypted = 0x4000;

    /// <summary>Attributes of a file or folder; the maximum value on failure.</summary>
    [DllImport("kernel32.dll", EntryPoint = "GetFileAttributesW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern uint Invoke(string path);
}
