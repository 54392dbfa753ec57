using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Link
{
    /// <summary>link(2): gives a file a second name; fails with EEXIST where that name is taken.</summary>
    [DllImport(Libc.Name, EntryPoint = "link", SetLastError = true)]
    public static extern int Invoke(byte[] existing, byte[] added);
}
