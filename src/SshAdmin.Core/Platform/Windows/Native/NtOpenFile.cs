using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class NtOpenFile
{
    public const uint BackupIntent = 0x4000; // FILE_OPEN_FOR_BACKUP_INTENT
    public const uint ReparsePoint = 0x200000; // FILE_OPEN_REPARSE_POINT
    public const uint CaseInsensitive = 0x40; // OBJ_CASE_INSENSITIVE

    /// <summary>Opens a file or folder with exactly the rights asked for; an NTSTATUS.</summary>
    /// <remarks>
    /// CreateFile always asks for SYNCHRONIZE and FILE_READ_ATTRIBUTES on top, which an empty list does not grant to the
    /// owner. What it does grant, reading and writing the list itself, is all that a repair needs.
    /// </remarks>
    [DllImport("ntdll.dll", EntryPoint = "NtOpenFile", ExactSpelling = true)]
    public static extern int Invoke(out SafeFileHandle file, uint access, ref ObjectAttributes attributes, out StatusBlock status, uint share, uint options);

    [StructLayout(LayoutKind.Sequential)]
    public struct ObjectAttributes
    {
        public int Length;
        public IntPtr Root;
        public IntPtr Name;
        public uint Attributes;
        public IntPtr SecurityDescriptor;
        public IntPtr SecurityQuality;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct UnicodeString
    {
        public ushort Length;
        public ushort MaximumLength;
        public IntPtr Buffer;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct StatusBlock
    {
        public IntPtr Status;
        public IntPtr Information;
    }
}
