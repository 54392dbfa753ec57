using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Mkstemp
{
    /// <summary>mkstemp(3): creates a new file with mode 0600 and writes its name over the final XXXXXX.</summary>
    /// <remarks>Chosen over open(2), whose mode is a variadic argument: P/Invoke passes those wrongly on ARM64 macOS.</remarks>
    [DllImport(Libc.Name, EntryPoint = "mkstemp", SetLastError = true)]
    public static extern int Invoke([In, Out] byte[] template);
}
