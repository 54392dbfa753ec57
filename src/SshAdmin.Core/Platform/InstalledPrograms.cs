using System.Runtime.InteropServices;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.Core.Platform;

/// <summary>The installed programs of this machine.</summary>
internal static class InstalledPrograms
{
    internal static IInstalledPrograms OfThisMachine() =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsInstalledPrograms() : new UnixInstalledPrograms();
}
