using System;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Owner and mode of a file or folder, as stat(2) says.</summary>
/// <param name="Path">Absolute, links resolved.</param>
/// <param name="User">The owner's number.</param>
/// <param name="Group">The group's number.</param>
/// <param name="Mode">Type and permission bits.</param>
internal sealed record UnixMode(string Path, uint User, uint Group, uint Mode)
{
    private const uint TypeMask = 0xF000;
    private const uint Folder = 0x4000;
    private const uint Regular = 0x8000;
    private const uint Sticky = 0x200; // 01000

    /// <summary>How many names the file has.</summary>
    public uint Links { get; init; } = 1;

    /// <summary>Device and inode: which file it is, whatever its name leads to by now.</summary>
    public (ulong Device, ulong Node) Identity { get; init; }

    /// <summary>The twelve permission bits.</summary>
    public uint Permissions => Mode & 0xFFF;

    public bool IsFolder => (Mode & TypeMask) == Folder;

    public bool IsRegular => (Mode & TypeMask) == Regular;

    /// <summary>Many write into it and each removes only his own, as in /tmp.</summary>
    public bool IsShared => IsFolder && (Mode & Sticky) != 0;

    public static string Octal(uint permissions) => Convert.ToString((int)permissions, 8).PadLeft(4, '0');
}
