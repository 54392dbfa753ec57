using System;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>Owner and mode of a file or folder, as stat(2) says.</summary>
internal sealed record UnixMode(string Path, uint User, uint Mode)
{
    private const uint TypeMask = 0xF000;
    private const uint Folder = 0x4000;
    private const uint Regular = 0x8000;

    /// <summary>The twelve permission bits.</summary>
    public uint Permissions => Mode & 0xFFF;

    public bool IsFolder => (Mode & TypeMask) == Folder;

    public bool IsRegular => (Mode & TypeMask) == Regular;

    public static string Octal(uint permissions) => Convert.ToString((int)permissions, 8).PadLeft(4, '0');
}
