using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Open
{
    public const int ReadOnly = 0;

    /// <summary>O_CLOEXEC: a child process must not inherit the descriptor, and a lock with it.</summary>
    public static readonly int CloseOnExecute = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x1000000 : 0x80000;

    /// <summary>O_NONBLOCK: a pipe does not wait for its other end.</summary>
    public static readonly int NonBlocking = RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 0x4 : 0x800;

    /// <summary>open(2) without a mode: only for what exists.</summary>
    [DllImport(Libc.Name, EntryPoint = "open", SetLastError = true)]
    public static extern int Invoke(byte[] path, int flags);
}
