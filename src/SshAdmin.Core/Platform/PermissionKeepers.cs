using System.Runtime.InteropServices;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.Core.Platform;

/// <summary>Chooses the implementation for the system this process runs on.</summary>
internal static class PermissionKeepers
{
    public static IPermissionKeeper ForThisSystem() => RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsPermissionKeeper() : new UnixPermissionKeeper();
}
