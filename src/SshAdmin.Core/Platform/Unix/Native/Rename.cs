using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Rename
{
    /// <summary>rename(2): moves a file over another in one step.</summary>
    [DllImport(Libc.Name, EntryPoint = "rename", SetLastError = true)]
    public static extern int Invoke(byte[] from, byte[] to);
}
