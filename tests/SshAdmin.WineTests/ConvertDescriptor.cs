using System;
using System.Runtime.InteropServices;

namespace SshAdmin.WineTests;

/// <summary>The system's own SDDL conversion, as a peer.</summary>
internal static class ConvertDescriptor
{
    public static byte[] FromText(string sddl)
    {
        if (!FromString(sddl, 1, out IntPtr descriptor, out int size))
        {
            throw new System.ComponentModel.Win32Exception();
        }

        byte[] bytes = new byte[size];
        Marshal.Copy(descriptor, bytes, 0, size);
        Free(descriptor);
        return bytes;
    }

    public static string ToText(byte[] descriptor)
    {
        if (!ToString(descriptor, 1, 0xF, out IntPtr text, out _))
        {
            throw new System.ComponentModel.Win32Exception();
        }

        string sddl = Marshal.PtrToStringUni(text)!;
        Free(text);
        return sddl;
    }

    [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool FromString(string sddl, int revision, out IntPtr descriptor, out int size);

    [DllImport("advapi32.dll", EntryPoint = "ConvertSecurityDescriptorToStringSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ToString(byte[] descriptor, int revision, uint information, out IntPtr text, out int length);

    [DllImport("kernel32.dll", EntryPoint = "LocalFree")]
    private static extern IntPtr Free(IntPtr memory);
}
