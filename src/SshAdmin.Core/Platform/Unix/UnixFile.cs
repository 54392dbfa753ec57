using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Owner and mode of files, and the accounts behind numbers.</summary>
internal static class UnixFile
{
    private const int MaxText = 4096;

    /// <summary>The file that the path leads to, links followed.</summary>
    /// <exception cref="SshAdminException">Not there, or not to be seen by this account.</exception>
    public static UnixMode Stat(string path)
    {
        bool isMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
        byte[] result = new byte[Statx.Size];
        int outcome = !isMac ? Statx.Invoke(Statx.WorkingDirectory, Libc.Path(path), 0, Statx.BasicStats, result)
            : RuntimeInformation.ProcessArchitecture == Architecture.X64 ? StatMac.InvokeIntel(Libc.Path(path), result)
            : StatMac.Invoke(Libc.Path(path), result);
        if (outcome != 0)
        {
            throw Reading(Marshal.GetLastWin32Error(), path);
        }

        return new UnixMode(path, BitConverter.ToUInt32(result, isMac ? StatMac.UserOffset : Statx.UserOffset), BitConverter.ToUInt16(result, isMac ? StatMac.ModeOffset : Statx.ModeOffset));
    }

    /// <summary>The path with all links resolved.</summary>
    public static string Resolve(string path)
    {
        IntPtr resolved = RealPath.Invoke(Libc.Path(path), IntPtr.Zero);
        if (resolved == IntPtr.Zero)
        {
            throw Reading(Marshal.GetLastWin32Error(), path);
        }

        string text = Text(resolved);
        Free.Invoke(resolved);
        return text;
    }

    /// <summary>The folders from that of the file up to and with the end, or the root.</summary>
    public static IReadOnlyList<UnixMode> FoldersUpTo(string resolvedPath, string? end)
    {
        List<UnixMode> folders = [];
        for (string? folder = System.IO.Path.GetDirectoryName(resolvedPath); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            folders.Add(Stat(folder));
            if (folder == end)
            {
                break;
            }
        }

        return folders;
    }

    public static string? AccountName(uint user)
    {
        IntPtr entry = GetPwUid.Invoke(user);
        return entry == IntPtr.Zero ? null : Text(Marshal.ReadIntPtr(entry));
    }

    /// <summary>The account's home folder with links resolved; <c>null</c> when it has none.</summary>
    public static string? HomeOf(uint user)
    {
        // struct passwd: name, password, uid, gid; then gecos, dir on Linux; change time, class, gecos, dir on macOS (64 bits).
        int directory = (2 * IntPtr.Size) + 8 + (RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? 8 + (2 * IntPtr.Size) : IntPtr.Size);
        IntPtr entry = GetPwUid.Invoke(user);
        try
        {
            return entry == IntPtr.Zero ? null : Resolve(Text(Marshal.ReadIntPtr(entry, directory)));
        }
        catch (SshAdminException)
        {
            return null;
        }
    }

    public static void SetMode(string path, uint mode)
    {
        if (Chmod.Invoke(Libc.Path(path), mode) != 0)
        {
            throw Securing(Marshal.GetLastWin32Error(), path);
        }
    }

    public static void SetOwner(string path, uint user)
    {
        if (Chown.Invoke(Libc.Path(path), user, uint.MaxValue) != 0)
        {
            throw Securing(Marshal.GetLastWin32Error(), path);
        }
    }

    private static string Text(IntPtr memory)
    {
        List<byte> bytes = [];
        for (int i = 0; i < MaxText && memory != IntPtr.Zero && Marshal.ReadByte(memory, i) is byte next and not 0; i++)
        {
            bytes.Add(next);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static SshAdminException Reading(int error, string path) => error is Errno.NoEntry or Errno.NotDirectory
        ? new SshInputException(ErrorReason.PathNotFound, $"There is no file or folder '{path}'.", path)
        : new SshAccessException(ErrorReason.FileUnreadable, $"The permissions of '{path}' cannot be read: {new System.ComponentModel.Win32Exception(error).Message}.", path);

    private static SshAdminException Securing(int error, string path) =>
        new SshAccessException(ErrorReason.PermissionsUnwritable, $"The permissions of '{path}' cannot be changed: {new System.ComponentModel.Win32Exception(error).Message}. Its owner and root may.", path);
}
