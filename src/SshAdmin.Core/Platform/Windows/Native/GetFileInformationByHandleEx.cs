using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SshAdmin.Core.Platform.Windows.Native;

internal static class GetFileInformationByHandleEx
{
    public const int FileAttributeTagInfo = 9;

    [StructLayout(LayoutKind.Sequential)]
    public struct AttributeTag
    {
        public uint Attributes;
        public uint ReparseTag;
    }

    /// <summary>Attributes and reparse tag, with class 9 (FileAttributeTagInfo).</summary>
    [DllImport("kernel32.dll", EntryPoint = "GetFileInformationByHandleEx", SetLastError = true, ExactSpelling = true, CharSet = CharSet.Unicode)]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static extern bool Invoke(SafeFileHandle file, int informationClass, out AttributeTag information, int size);
}
