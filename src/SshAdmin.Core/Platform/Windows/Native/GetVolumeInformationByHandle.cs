using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetVolumeInformationByHandle
{
    public const uint PersistentAcls = 0x8;

    /// <summary>What the volume of an open file can do.</summary>
    [DllImport("kernel32.dll", EntryPoint = "GetVolumeInformationByHandleW", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeFileHandle file, IntPtr name, uint nameSize, IntPtr serialNumber, IntPtr componentLength, out uint flags, IntPtr fileSystem, uint fileSystemSize);
}
