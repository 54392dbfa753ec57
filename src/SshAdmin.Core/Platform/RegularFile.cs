using System.Runtime.InteropServices;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Platform;

/// <summary>Tells files from what only lies among them: sockets, pipes, devices.</summary>
internal static class RegularFile
{
    /// <summary>Whether reading ends by itself. <c>true</c> also for what this account may not look at, so that reading says why.</summary>
    public static bool Is(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return true;
        }

        try
        {
            return UnixFile.Stat(path).IsRegular;
        }
        catch (SshAdminException)
        {
            return true;
        }
    }
}
