using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Unlink
{
    /// <summary>unlink(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "unlink", SetLastError = true)]
    public static extern int Invoke(byte[] path);
}
