using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Creat
{
    /// <summary>creat(2): a new file for writing, with that mode as far as the umask leaves it.</summary>
    /// <remarks>Chosen over open(2), whose mode is a variadic argument: P/Invoke passes those wrongly on ARM64 macOS.</remarks>
    [DllImport(Libc.Name, EntryPoint = "creat", SetLastError = true)]
    public static extern int Invoke(byte[] path, uint mode);
}
