using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Text;

namespace SshAdmin.Commands;

/// <summary>Turns what a user types as a path into file system paths, for every command alike.</summary>
internal static class PathResolution
{
    private const string FileSystem = "FileSystem";

    /// <summary>Existing files; wildcards are expanded unless <paramref name="literal"/>.</summary>
    /// <exception cref="SshInputException">Nothing there, or a path of another provider.</exception>
    /// <exception cref="SshAccessException">Permission is denied on the way.</exception>
    public static IEnumerable<UserPath> Existing(PSCmdlet cmdlet, string path, bool literal)
    {
        if (literal)
        {
            return [new UserPath(path, Single(cmdlet, path))];
        }

        RequireText(path);
        Collection<string> found;
        ProviderInfo provider;
        try
        {
            found = cmdlet.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (ItemNotFoundException e)
        {
            throw NotFound(cmdlet, path, e);
        }
        catch (Exception e) when (e is DriveNotFoundException or ProviderNotFoundException)
        {
            throw NoPlace(path, e);
        }

        RequireFileSystem(provider.Name, path);
        if (found.Count == 0)
        {
            throw NotFound(cmdlet, path, null);
        }

        List<UserPath> paths = [];
        foreach (string full in found)
        {
            paths.Add(new UserPath(found.Count == 1 ? path : full, full));
        }

        return paths;
    }

    /// <summary>A path taken as it is, whether or not something is there.</summary>
    /// <exception cref="SshInputException">A path of another provider.</exception>
    public static string Single(PSCmdlet cmdlet, string path)
    {
        RequireText(path);
        ProviderInfo provider;
        string full;
        try
        {
            full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out PSDriveInfo _);
        }
        catch (Exception e) when (e is DriveNotFoundException or ProviderNotFoundException)
        {
            throw NoPlace(path, e);
        }

        RequireFileSystem(provider.Name, path);
        return full;
    }

    // PowerShell does not tell a file that is not there from one in a folder that may not be entered.
    private static SshInputException NotFound(PSCmdlet cmdlet, string path, Exception? inner)
    {
        PathAccess.RequireWay(Single(cmdlet, path));
        return new SshInputException(ErrorReason.PathNotFound, $"There is no file or folder '{path}'.", path, inner);
    }

    private static SshInputException NoPlace(string path, Exception inner) =>
        new(ErrorReason.PathNotFound, $"There is no {(inner is DriveNotFoundException ? "drive" : "provider")} for the path '{path}' here.", path, inner);

    // The systems end a path at this character, so it names another file than it shows.
    private static void RequireText(string path)
    {
        if (path.IndexOf('\0') >= 0)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{DisplayText.Escape(path)}' is no path: it holds a null character.", path);
        }
    }

    private static void RequireFileSystem(string provider, string path)
    {
        if (!string.Equals(provider, FileSystem, StringComparison.OrdinalIgnoreCase))
        {
            throw new SshInputException(ErrorReason.PathNotFileSystem, $"'{path}' is a path of the {provider} provider, not a file.", path);
        }
    }
}
