using System.Runtime.InteropServices;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class AdjustTokenPrivileges
{
    public const uint Enabled = 2;
    public const int NotAllAssigned = 1300;

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    public struct Privilege
    {
        public uint Count;
        public long Luid;
        public uint Attributes;
    }

    /// <summary>Enables or disables one privilege; success with error 1300 means that the token does not have it.</summary>
    [DllImport("advapi32.dll", EntryPoint = "AdjustTokenPrivileges", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeTokenHandle token, [MarshalAs(UnmanagedType.Bool)] bool disableAll, ref Privilege wanted, int size, ref Privilege before, out int needed);
}
