using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Which files of a folder may be keys. The lists of keys that lie in ~/.ssh are not keys of their own.</summary>
internal static class KeyFolder
{
    private static readonly string[] OtherFiles = ["known_hosts", "authorized_keys", "config"];

    /// <summary>Absolute paths, in alphabetical order; folders within are not entered, and sockets of ssh connections are left out.</summary>
    public static IReadOnlyList<string> Candidates(string folder)
    {
        try
        {
            return Directory.GetFiles(folder)
                .Where(file => RegularFile.Is(file) && !OtherFiles.Any(other => Path.GetFileName(file).StartsWith(other, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(file => file, StringComparer.Ordinal)
                .ToArray();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new SshAccessException(ErrorReason.FileUnreadable, $"This account may not look into '{folder}'.", folder, e);
        }
    }
}
