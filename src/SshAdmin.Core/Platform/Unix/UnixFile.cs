using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Owner and mode of files: reads them, and changes them without being led astray by who may rename things on the way.</summary>
internal static class UnixFile
{
    private const int MaxText = 4096;

    /// <summary>The file that the path leads to, links followed.</summary>
    /// <exception cref="SshAdminException">Not there, or not to be seen by this account.</exception>
    public static UnixMode Stat(string path)
    {
        byte[] result = new byte[Statx.Size];
        int outcome = !IsMac ? Statx.Invoke(Statx.WorkingDirectory, Libc.Path(path), 0, Statx.BasicStats, result)
            : IsIntel ? StatMac.InvokeIntel(Libc.Path(path), result)
            : StatMac.Invoke(Libc.Path(path), result);
        return outcome == 0 ? Read(path, result) : throw Reading(Marshal.GetLastWin32Error(), path);
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

    /// <summary>What a link says; <c>null</c> for what is no link.</summary>
    /// <param name="path">The link.</param>
    /// <param name="error">0, or why it cannot be said.</param>
    public static string? LinkTarget(string path, out int error)
    {
        byte[] target = new byte[MaxText];
        int length = (int)ReadLink.Invoke(Libc.Path(path), target, (UIntPtr)target.Length);
        error = length >= 0 ? 0 : Marshal.GetLastWin32Error();
        error = error == Errno.Invalid ? 0 : error;
        return length < 0 ? null : Encoding.UTF8.GetString(target, 0, length);
    }

    /// <summary>Sets owner and mode of the very file that was looked at. Owner first: chown(2) may clear bits that chmod(2) then sets.</summary>
    /// <param name="seen">The file as it was looked at.</param>
    /// <param name="user">The new owner; <c>null</c> to keep it.</param>
    /// <param name="mode">The new permission bits.</param>
    /// <exception cref="SshAccessException">The account may not, or it is another file by now.</exception>
    public static void Change(UnixMode seen, uint? user, uint mode)
    {
        int descriptor = Open.Invoke(Libc.Path(seen.Path), Open.ReadOnly | Open.NonBlocking | Open.CloseOnExecute);
        if (descriptor < 0)
        {
            // An owner may change the mode of what he cannot read; he has no file of others to be led to.
            int error = Marshal.GetLastWin32Error();
            Require(error == Errno.AccessDenied && user is null && GetEuid.Invoke() != 0, error, seen.Path);
            Require(Chmod.Invoke(Libc.Path(seen.Path), mode) == 0, null, seen.Path);
            return;
        }

        try
        {
            if (Stat(descriptor, seen.Path) != seen || (LinkTarget($"/proc/self/fd/{descriptor}", out _) is string path && path != seen.Path))
            {
                throw new SshAccessException(ErrorReason.PermissionsUnwritable, $"'{seen.Path}' was exchanged or changed while it was looked at, and is left as it is. Try again.", seen.Path);
            }

            Require(user is null || Fchown.Invoke(descriptor, user.Value, uint.MaxValue) == 0, null, seen.Path);
            Require(Fchmod.Invoke(descriptor, mode) == 0, null, seen.Path);
        }
        finally
        {
            Close.Invoke(descriptor);
        }
    }

    public static SshAdminException Reading(int error, string path) => error is Errno.NoEntry or Errno.NotDirectory
        ? new SshInputException(ErrorReason.PathNotFound, $"There is no file or folder '{path}'.", path)
        : new SshAccessException(ErrorReason.FileUnreadable, $"The permissions of '{path}' cannot be read: {new Win32Exception(error).Message}.", path);

    private static bool IsMac => RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    private static bool IsIntel => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    private static UnixMode Stat(int descriptor, string path)
    {
        byte[] result = new byte[Statx.Size];
        int outcome = !IsMac ? Statx.Invoke(descriptor, Libc.Path(""), Statx.EmptyPath, Statx.BasicStats, result)
            : IsIntel ? FstatMac.InvokeIntel(descriptor, result)
            : FstatMac.Invoke(descriptor, result);
        return outcome == 0 ? Read(path, result) : throw Reading(Marshal.GetLastWin32Error(), path);
    }

    private static UnixMode Read(string path, byte[] result) => IsMac
        ? new UnixMode(path, BitConverter.ToUInt32(result, StatMac.UserOffset), BitConverter.ToUInt32(result, StatMac.GroupOffset), BitConverter.ToUInt16(result, StatMac.ModeOffset))
        {
            Links = BitConverter.ToUInt16(result, StatMac.LinksOffset),
            Identity = (BitConverter.ToUInt32(result, StatMac.DeviceOffset), BitConverter.ToUInt64(result, StatMac.NodeOffset)),
        }
        : new UnixMode(path, BitConverter.ToUInt32(result, Statx.UserOffset), BitConverter.ToUInt32(result, Statx.GroupOffset), BitConverter.ToUInt16(result, Statx.ModeOffset))
        {
            Links = BitConverter.ToUInt32(result, Statx.LinksOffset),
            Identity = (BitConverter.ToUInt64(result, Statx.DeviceOffset), BitConverter.ToUInt64(result, Statx.NodeOffset)),
        };

    private static string Text(IntPtr memory)
    {
        int length = 0;
        while (length < MaxText && Marshal.ReadByte(memory, length) != 0)
        {
            length++;
        }

        byte[] bytes = new byte[length];
        Marshal.Copy(memory, bytes, 0, length);
        return Encoding.UTF8.GetString(bytes);
    }

    private static void Require(bool done, int? error, string path)
    {
        if (!done)
        {
            string cause = new Win32Exception(error ?? Marshal.GetLastWin32Error()).Message;
            throw new SshAccessException(ErrorReason.PermissionsUnwritable, $"The permissions of '{path}' cannot be changed: {cause}. Its owner and root may.", path);
        }
    }
}
