using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetEuid
{
    /// <summary>geteuid(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "geteuid", SetLastError = true)]
    public static extern uint Invoke();
}
