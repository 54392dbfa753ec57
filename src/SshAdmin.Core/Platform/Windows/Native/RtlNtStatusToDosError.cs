using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class RtlNtStatusToDosError
{
    /// <summary>The Win32 error code of an NTSTATUS.</summary>
    [DllImport("ntdll.dll", EntryPoint = "RtlNtStatusToDosError", ExactSpelling = true)]
    public static extern int Invoke(int status);
}
