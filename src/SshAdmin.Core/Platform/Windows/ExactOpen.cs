using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Opens files and folders with no right more than asked for.</summary>
internal static class ExactOpen
{
    private const string NtPrefix = @"\??\";

    /// <param name="native">A path in the \\?\ form.</param>
    /// <param name="access">The rights.</param>
    /// <param name="ofLink">The link itself instead of its target.</param>
    /// <param name="error">The Win32 error code; 0 on success.</param>
    public static SafeFileHandle Open(string native, uint access, bool ofLink, out int error)
    {
        // \\?\C:\x is \??\C:\x to the kernel, and \\?\UNC\server is \??\UNC\server.
        string path = NtPrefix + native.Substring(NtPrefix.Length);
        path = path.EndsWith(@":\", StringComparison.Ordinal) ? path : path.TrimEnd('\\');
        IntPtr text = Marshal.StringToHGlobalUni(path);
        IntPtr name = Marshal.AllocHGlobal(Marshal.SizeOf<NtOpenFile.UnicodeString>());
        try
        {
            ushort length = checked((ushort)(path.Length * 2));
            Marshal.StructureToPtr(new NtOpenFile.UnicodeString { Length = length, MaximumLength = length, Buffer = text }, name, fDeleteOld: false);
            NtOpenFile.ObjectAttributes attributes = new() { Length = Marshal.SizeOf<NtOpenFile.ObjectAttributes>(), Name = name, Attributes = NtOpenFile.CaseInsensitive };
            int status = NtOpenFile.Invoke(out SafeFileHandle file, access, ref attributes, out NtOpenFile.StatusBlock _, CreateFile.ShareAll, NtOpenFile.BackupIntent | (ofLink ? NtOpenFile.ReparsePoint : 0));
            error = status >= 0 ? 0 : RtlNtStatusToDosError.Invoke(status);
            return file;
        }
        finally
        {
            Marshal.FreeHGlobal(name);
            Marshal.FreeHGlobal(text);
        }
    }
}
