using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class DeleteFile
{
    /// <summary>Deletes a file.</summary>
    [DllImport("kernel32.dll", EntryPoint = "DeleteFileW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(string path);
}
