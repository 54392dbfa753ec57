using System;
using System.Collections.Generic;
using System.Text;
using SshAdmin.Core.Platform.Windows.Native;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>A registry key opened for reading; the registry package is avoided because its netstandard2.0 build does not work everywhere.</summary>
internal sealed class RegistryKey : IDisposable
{
    internal static readonly IntPtr LocalMachine = new(unchecked((int)0x80000002));

    internal static readonly IntPtr CurrentUser = new(unchecked((int)0x80000001));

    /// <summary>KEY_WOW64_64KEY: the registry that 64-bit programs see.</summary>
    internal const int View64 = 0x0100;

    /// <summary>KEY_WOW64_32KEY: the registry that 32-bit programs see.</summary>
    internal const int View32 = 0x0200;

    private const int KeyRead = 0x20019;
    private const int Success = 0;
    private const int LongestName = 256;
    private const int LongestValue = 4096;
    private const int MostKeys = 10000;
    // RRF_RT_REG_SZ: REG_EXPAND_SZ comes expanded as well.
    private const int StringOnly = 0x2;

    private readonly IntPtr _handle;

    private RegistryKey(IntPtr handle) => _handle = handle;

    /// <summary><c>null</c> when there is no such key, or it may not be read.</summary>
    internal static RegistryKey? Open(IntPtr root, string path, int view) =>
        RegOpenKeyEx.Invoke(root, path, 0, KeyRead | view, out IntPtr handle) == Success ? new RegistryKey(handle) : null;

    internal IReadOnlyList<string> SubKeyNames()
    {
        List<string> names = new();
        for (int index = 0; index < MostKeys; index++)
        {
            StringBuilder name = new(LongestName);
            int length = name.Capacity;
            if (RegEnumKeyEx.Invoke(_handle, index, name, ref length, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero) != Success)
            {
                break;
            }

            names.Add(name.ToString());
        }

        return names;
    }

    /// <summary>The text of a value of a key below this one; <c>null</c> when there is none.</summary>
    internal string? Text(string subKey, string value)
    {
        byte[] data = new byte[LongestValue];
        int length = data.Length;
        return RegGetValue.Invoke(_handle, subKey, value, StringOnly, IntPtr.Zero, data, ref length) == Success
            ? Encoding.Unicode.GetString(data, 0, length).TrimEnd('\0')
            : null;
    }

    public void Dispose() => RegCloseKey.Invoke(_handle);
}
