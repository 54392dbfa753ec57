using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Unix.Native;

internal static class GetEffectiveUser
{
    /// <summary>geteuid(2).</summary>
    [DllImport(Libc.Name, EntryPoint = "geteuid")]
    public static extern uint Invoke();
}
