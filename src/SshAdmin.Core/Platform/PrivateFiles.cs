using System;
using System.Runtime.InteropServices;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Platform;

/// <summary>Chooses the implementation for the system this process runs on.</summary>
internal static class PrivateFiles
{
    public static IPrivateFiles ForThisSystem() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? throw new PlatformNotSupportedException()
        : new UnixPrivateFiles();
}
