using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Open
{
    public const int ReadOnly = 0;

    /// <summary>open(2) without a mode: only for what exists.</summary>
    [DllImport(Libc.Name, EntryPoint = "open", SetLastError = true)]
    public static extern int Invoke(byte[] path, int flags);
}
