using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Mkdir
{
    /// <summary>mkdir(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "mkdir", SetLastError = true)]
    public static extern int Invoke(byte[] path, uint mode);
}
