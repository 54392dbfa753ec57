using System;

namespace SshAdmin.Core.Platform.Windows;

/// <summary>Paths beyond 260 characters, and with names that Win32 would tidy: the \\?\ form takes them letter by letter.</summary>
internal static class LongPath
{
    private const string Prefix = @"\\?\";
    private const string UncPrefix = @"\\?\UNC\";

    /// <param name="path">An absolute path.</param>
    public static string ToNative(string path)
    {
        string native = path.Replace('/', '\\');
        return native.StartsWith(Prefix, StringComparison.Ordinal) || native.StartsWith(@"\\.\", StringComparison.Ordinal) ? native
            : native.StartsWith(@"\\", StringComparison.Ordinal) ? UncPrefix + native.Substring(2)
            : Prefix + native;
    }

    public static string ToDisplay(string native) => native.StartsWith(UncPrefix, StringComparison.Ordinal) ? @"\\" + native.Substring(UncPrefix.Length)
        : native.StartsWith(Prefix, StringComparison.Ordinal) ? native.Substring(Prefix.Length)
        : native;

    public static bool IsNetwork(string path)
    {
        string shown = ToDisplay(path);
        return shown.StartsWith(@"\\", StringComparison.Ordinal) && !shown.StartsWith(@"\\.\", StringComparison.Ordinal);
    }
}
