using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Flock
{
    public const int Exclusive = 2;
    public const int NoWait = 4;

    /// <summary>flock(2): an advisory lock on an open file or folder, gone when the descriptor is.</summary>
    [DllImport(Libc.Name, EntryPoint = "flock", SetLastError = true)]
    public static extern int Invoke(int descriptor, int operation);
}
