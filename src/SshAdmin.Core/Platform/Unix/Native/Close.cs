using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Close
{
    /// <summary>close(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "close", SetLastError = true)]
    public static extern int Invoke(int descriptor);
}
