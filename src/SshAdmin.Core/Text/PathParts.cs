using System;

namespace SshAdmin.Core.Text;

/// <summary>Folder and name of a path of any system, for display; nothing is looked up.</summary>
internal static class PathParts
{
    /// <summary>The part behind the last separator.</summary>
    public static string Name(string path) => path.Substring(LastSeparator(path) + 1);

    /// <summary>The part before the last separator; <c>null</c> when there is none.</summary>
    public static string? Folder(string path)
    {
        int separator = LastSeparator(path);
        return separator < 0 ? null : separator == 0 ? path.Substring(0, 1) : path.Substring(0, separator);
    }

    // A backslash separates on Windows alone; elsewhere it is a letter like any other.
    private static int LastSeparator(string path) =>
        path.StartsWith("/", StringComparison.Ordinal) ? path.LastIndexOf('/') : path.LastIndexOfAny(['/', '\\']);
}
