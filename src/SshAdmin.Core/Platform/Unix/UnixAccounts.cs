using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Looks accounts up where the system does: files, directory services, whatever it is set up for.</summary>
internal static class UnixAccounts
{
    private const int BufferSize = 65_536;
    private const int StructureSize = 128; // struct passwd has 48 bytes on Linux, 72 on macOS; struct group has fewer
    private const int MostGroups = 1024;

    public static (LocalAccount Account, uint User, uint Group)? Find(string name)
    {
        IntPtr structure = Marshal.AllocHGlobal(StructureSize);
        IntPtr buffer = Marshal.AllocHGlobal(BufferSize);
        try
        {
            if (name.IndexOf('\0') >= 0
                || GetAccountByName.Invoke(Libc.Path(name), structure, buffer, (UIntPtr)BufferSize, out IntPtr found) != 0
                || found == IntPtr.Zero)
            {
                return null;
            }

            // pwd.h: name, password, uid, gid; then gecos, dir on Linux, and change (time_t), class, gecos, dir on macOS.
            int pointer = IntPtr.Size;
            uint user = (uint)Marshal.ReadInt32(found, 2 * pointer);
            uint group = (uint)Marshal.ReadInt32(found, (2 * pointer) + 4);
            int homeOffset = (2 * pointer) + 8 + (RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 8 + (2 * pointer) : pointer);
            LocalAccount account = new(Text(found, 0), Text(found, homeOffset), user.ToString(CultureInfo.InvariantCulture)) { Groups = GroupsOf(name, group, structure, buffer) };
            return (account, user, group);
        }
        finally
        {
            Marshal.FreeHGlobal(structure);
            Marshal.FreeHGlobal(buffer);
        }
    }

    private static IReadOnlyList<string> GroupsOf(string name, uint first, IntPtr structure, IntPtr buffer)
    {
        uint[] numbers = new uint[MostGroups];
        int count = numbers.Length;
        if (GetGroupList.Invoke(Libc.Path(name), first, numbers, ref count) < 0)
        {
            count = numbers.Length;
        }

        List<string> groups = [];
        for (int index = 0; index < count && index < numbers.Length; index++)
        {
            if (GetGroupByNumber.Invoke(numbers[index], structure, buffer, (UIntPtr)BufferSize, out IntPtr found) == 0 && found != IntPtr.Zero)
            {
                groups.Add(Text(found, 0));
            }
        }

        return groups;
    }

    private static string Text(IntPtr structure, int offset)
    {
        IntPtr start = Marshal.ReadIntPtr(structure, offset);
        int length = 0;
        while (start != IntPtr.Zero && length < BufferSize && Marshal.ReadByte(start, length) != 0)
        {
            length++;
        }

        byte[] bytes = new byte[length];
        if (length > 0)
        {
            Marshal.Copy(start, bytes, 0, length);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
