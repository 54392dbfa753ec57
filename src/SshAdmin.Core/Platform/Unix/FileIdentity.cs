using System;
using System.Runtime.InteropServices;
using SshAdmin.Core.Platform.Unix.Native;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Who owns a file and who may do what with it.</summary>
/// <param name="User">The owner's number.</param>
/// <param name="Group">The group's number.</param>
/// <param name="Mode">The permission bits, 0 to 07777.</param>
internal readonly record struct FileIdentity(uint User, uint Group, uint Mode)
{
    /// <summary>Write permission for group and others, which sshd tolerates nowhere (misc.c, safe_path).</summary>
    public const uint ForeignWrite = 0x12; // 0022

    private const uint PermissionBits = 0xfff;

    public bool IsWritableByOthers => (Mode & ForeignWrite) != 0;

    /// <returns><c>null</c> where there is no such file, or it cannot be asked.</returns>
    public static FileIdentity? Read(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            byte[] status = new byte[StatMac.Size];
            int failed = RuntimeInformation.ProcessArchitecture == Architecture.X64
                ? StatMac.InvokeIntel(Libc.Path(path), status)
                : StatMac.Invoke(Libc.Path(path), status);
            return failed != 0 ? null : new FileIdentity(
                BitConverter.ToUInt32(status, StatMac.UserOffset),
                BitConverter.ToUInt32(status, StatMac.GroupOffset),
                BitConverter.ToUInt16(status, StatMac.ModeOffset) & PermissionBits);
        }

        byte[] result = new byte[Statx.Size];
        return Statx.Invoke(Statx.WorkingDirectory, Libc.Path(path), 0, Statx.BasicStats, result) != 0 ? null : new FileIdentity(
            BitConverter.ToUInt32(result, Statx.UserOffset),
            BitConverter.ToUInt32(result, Statx.GroupOffset),
            BitConverter.ToUInt16(result, Statx.ModeOffset) & PermissionBits);
    }
}
