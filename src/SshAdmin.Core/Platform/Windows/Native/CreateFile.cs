using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class CreateFile
{
    public const uint ShareAll = 7; // read, write, delete
    public const uint CreateNew = 1;
    public const uint OpenExisting = 3;
    public const uint BackupSemantics = 0x02000000; // needed for folders; with the privilege, for backup rights
    public const uint OpenReparsePoint = 0x00200000; // the link, not its target
    public const uint GenericRead = 0x80000000;
    public const uint GenericWrite = 0x40000000;

    /// <summary>Opens or creates a file or folder.</summary>
    [DllImport("kernel32.dll", EntryPoint = "CreateFileW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    public static extern SafeFileHandle Invoke(string path, uint access, uint share, IntPtr securityAttributes, uint disposition, uint flags, IntPtr template);
}
