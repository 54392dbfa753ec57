using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>The account that needs a file.</summary>
/// <param name="User">Its number; 0 is root, which may read and enter everything.</param>
/// <param name="Groups">All its groups.</param>
internal sealed record UnixSubject(uint User, IReadOnlyCollection<uint> Groups)
{
    public const uint Read = 4;
    public const uint Enter = 1;

    /// <summary>The group that new files of the owner get by default; <c>null</c> when not known.</summary>
    public uint? OwnersGroup { get; init; }

    /// <summary>Its home folder with links resolved, where the path leads through it; <c>null</c> elsewhere.</summary>
    public string? Home { get; init; }

    public bool IsInHome(string resolvedPath) => Home is not null && (resolvedPath == Home || resolvedPath.StartsWith(Home + "/", StringComparison.Ordinal));

    /// <summary>The check of the kernel: the first class that fits decides, even where a later one has more rights (path_resolution(7)).</summary>
    /// <param name="entry">File or folder.</param>
    /// <param name="right"><see cref="Read"/> or <see cref="Enter"/>.</param>
    public bool May(UnixMode entry, uint right) => User == 0 || (entry.Permissions >> Shift(entry) & right) == right;

    /// <summary>The letter that chmod(1) has for the class of this account.</summary>
    public char ClassOf(UnixMode entry) => Shift(entry) switch { 6 => 'u', 3 => 'g', _ => 'o' };

    private int Shift(UnixMode entry)
    {
        if (entry.User == User)
        {
            return 6;
        }

        foreach (uint group in Groups)
        {
            if (group == entry.Group)
            {
                return 3;
            }
        }

        return 0;
    }
}
