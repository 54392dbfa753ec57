using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class Chown
{
    /// <summary>chown(2); follows links. The group stays with uint.MaxValue.</summary>
    [DllImport(Libc.Name, EntryPoint = "chown", SetLastError = true)]
    public static extern int Invoke(byte[] path, uint user, uint group);
}
