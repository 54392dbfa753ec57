using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Fsync
{
    /// <summary>fsync(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "fsync", SetLastError = true)]
    public static extern int Invoke(int descriptor);
}
