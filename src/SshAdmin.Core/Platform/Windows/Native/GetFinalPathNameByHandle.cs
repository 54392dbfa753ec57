using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using System.Text;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetFinalPathNameByHandle
{
    /// <summary>The path of an open file with all links resolved; the length, or the size needed.</summary>
    [DllImport("kernel32.dll", EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern uint Invoke(SafeFileHandle file, [Out] StringBuilder path, uint size, uint flags);
}
