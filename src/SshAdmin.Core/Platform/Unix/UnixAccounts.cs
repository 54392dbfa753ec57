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

    public static (LocalAccount Account, uint User, uint Group)? Find(string name) => ByName(name) is UnixAccount found
        ? (new LocalAccount(found.Name, found.Home, found.User.ToString(CultureInfo.InvariantCulture)) { Groups = GroupNames(GroupNumbers(found)) }, found.User, found.Group)
        : null;

    public static UnixAccount? ByName(string name) => name.IndexOf('\0') >= 0 ? null
        : Ask((structure, buffer) => GetAccountByName.Invoke(Libc.Path(name), structure, buffer, (UIntPtr)BufferSize, out IntPtr found) == 0 ? Account(found) : null);

    public static UnixAccount? ByNumber(uint user) =>
        Ask((structure, buffer) => GetAccountByNumber.Invoke(user, structure, buffer, (UIntPtr)BufferSize, out IntPtr found) == 0 ? Account(found) : null);

    public static IReadOnlyCollection<uint> GroupNumbers(UnixAccount account)
    {
        uint[] numbers = new uint[MostGroups];
        int count = numbers.Length;
        if (GetGroupList.Invoke(Libc.Path(account.Name), account.Group, numbers, ref count) < 0)
        {
            count = numbers.Length;
        }

        Array.Resize(ref numbers, Math.Min(count, numbers.Length));
        return numbers;
    }

    // pwd.h: name, password, uid, gid; then gecos, dir on Linux, and change (time_t), class, gecos, dir on macOS.
    private static UnixAccount? Account(IntPtr found)
    {
        if (found == IntPtr.Zero)
        {
            return null;
        }

        int pointer = IntPtr.Size;
        int homeOffset = (2 * pointer) + 8 + (RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 8 + (2 * pointer) : pointer);
        return new UnixAccount(Text(found, 0), (uint)Marshal.ReadInt32(found, 2 * pointer), (uint)Marshal.ReadInt32(found, (2 * pointer) + 4), Text(found, homeOffset));
    }

    private static IReadOnlyList<string> GroupNames(IReadOnlyCollection<uint> numbers)
    {
        List<string> names = [];
        foreach (uint number in numbers)
        {
            string? name = Ask((structure, buffer) => GetGroupByNumber.Invoke(number, structure, buffer, (UIntPtr)BufferSize, out IntPtr found) == 0 && found != IntPtr.Zero ? Text(found, 0) : null);
            if (name is not null)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static T? Ask<T>(Func<IntPtr, IntPtr, T?> question)
        where T : class
    {
        IntPtr structure = Marshal.AllocHGlobal(StructureSize);
        IntPtr buffer = Marshal.AllocHGlobal(BufferSize);
        try
        {
            return question(structure, buffer);
        }
        finally
        {
            Marshal.FreeHGlobal(structure);
            Marshal.FreeHGlobal(buffer);
        }
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
