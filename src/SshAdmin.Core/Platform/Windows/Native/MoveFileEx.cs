using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class MoveFileEx
{
    public const uint ReplaceExisting = 1;
    public const uint WriteThrough = 8;

    /// <summary>Moves a file, over another one where asked.</summary>
    [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string from, string to, uint flags);
}
