using System.Runtime.InteropServices;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.Core.Platform;

/// <summary>Chooses the implementation for the system this process runs on.</summary>
internal static class ServerFiles
{
    public static IServerFiles ForThisSystem() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? new WindowsServerFiles()
        : new UnixServerFiles();
}
