using System;
using System.IO;

namespace SshAdmin.Core.Tests.AuthorizedKeys;

/// <summary>File modes, for tests that run where there are any.</summary>
internal static class Modes
{
    public static void Require() => Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are of Unix.");

    public static UnixFileMode Get(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    public static void Set(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
