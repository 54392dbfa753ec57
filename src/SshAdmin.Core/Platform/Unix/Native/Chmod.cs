using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Chmod
{
    /// <summary>chmod(2); follows links.</summary>
    [DllImport(Libc.Name, EntryPoint = "chmod", SetLastError = true)]
    public static extern int Invoke(byte[] path, uint mode);
}
