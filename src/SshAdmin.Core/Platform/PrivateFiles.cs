using System.Runtime.InteropServices;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.Core.Platform;

/// <summary>Chooses the implementation for the system this process runs on.</summary>
internal static class PrivateFiles
{
    public static IPrivateFiles ForThisSystem() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new WindowsPrivateFiles()
        : new UnixPrivateFiles();
}
