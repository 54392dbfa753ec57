using System;
using System.IO;
using System.Reflection;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>Reads the mode bits of files on Unix.</summary>
internal static class FileModes
{
    // File.GetUnixFileMode came with .NET 7; struct stat differs from system to system, so that the runtime's own answer
    // is the safe one. Older runtimes judge nothing.
    private static readonly MethodInfo? Reader = typeof(File).GetMethod("GetUnixFileMode", [typeof(string)]);

    /// <summary>The permission bits; <c>null</c> where they cannot be told.</summary>
    public static int? Read(string path)
    {
        try
        {
            return Reader is null ? null : Convert.ToInt32(Reader.Invoke(null, [path]), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (TargetInvocationException)
        {
            // Not there or not to be looked at: whoever opens the file next says so.
            return null;
        }
    }
}
