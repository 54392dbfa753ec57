using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Fchown
{
    /// <summary>fchown(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "fchown", SetLastError = true)]
    public static extern int Invoke(int descriptor, uint user, uint group);
}
