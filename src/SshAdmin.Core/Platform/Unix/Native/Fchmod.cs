using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Fchmod
{
    /// <summary>fchmod(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "fchmod", SetLastError = true)]
    public static extern int Invoke(int descriptor, uint mode);
}
