using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Which files of a folder may be keys.</summary>
internal static class KeyFolder
{
    private static readonly string[] OtherFiles = ["known_hosts", "authorized_keys", "config"];

    /// <summary>Whether a file lists the keys of others, or is no key at all, by what its name begins with. A key may have such a name, too.</summary>
    public static bool IsList(string file)
    {
        string name = Path.GetFileName(file);
        return Array.Exists(OtherFiles, other => name.StartsWith(other, StringComparison.OrdinalIgnoreCase))
            && !PublicCompanion.IsPublicPath(file)
            && (Array.Exists(OtherFiles, other => string.Equals(name, other, StringComparison.OrdinalIgnoreCase)) || !KeyProbe.IsPrivate(file));
    }

    /// <summary>Absolute paths, in alphabetical order; folders within are not entered, and sockets of ssh connections are left out.</summary>
    public static IReadOnlyList<string> Candidates(string folder)
    {
        try
        {
            return Directory.GetFiles(folder)
                .Where(RegularFile.Is)
                .OrderBy(file => file, StringComparer.Ordinal)
                .ToArray();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"This account may not look into '{folder}'.", folder, e);
        }
    }
}
