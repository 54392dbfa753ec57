using System.Runtime.InteropServices;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Platform;

/// <summary>Tells what is not there from what lies behind a folder that this account may not enter.</summary>
internal static class PathAccess
{
    /// <param name="path">Absolute.</param>
    /// <exception cref="SshAccessException">Permission is denied on the way; the message names the folder.</exception>
    public static void RequireWay(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return;
        }

        try
        {
            UnixWay.To(path);
        }
        catch (SshInputException)
        {
            // Not there: the caller says that.
        }
    }
}
