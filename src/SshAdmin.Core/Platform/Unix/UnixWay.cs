using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>The way to a file as the kernel goes it: part by part, into every link (path_resolution(7)).</summary>
/// <param name="Target">Where it ends, without links.</param>
/// <param name="Folders">Every folder that has to be entered, in order, each once.</param>
internal sealed record UnixWay(string Target, IReadOnlyList<UnixMode> Folders)
{
    private const int MostLinks = 40; // as Linux does

    /// <param name="path">Absolute.</param>
    /// <exception cref="SshAdminException">Not there, or something on the way denies permission.</exception>
    public static UnixWay To(string path)
    {
        Stack<string> ahead = new();
        Dictionary<string, UnixMode> seen = [];
        List<UnixMode> folders = [];
        string here = "/";
        int links = 0;
        Push(ahead, path);
        while (ahead.Count > 0)
        {
            string part = ahead.Pop();
            UnixMode folder = Enter(here);
            if (part == "..")
            {
                here = Parent(here);
                continue;
            }

            string next = here == "/" ? "/" + part : here + "/" + part;
            string? target = UnixFile.LinkTarget(next, out int error);
            if (error != 0)
            {
                throw error == Errno.AccessDenied ? Denied(path, folder) : UnixFile.Reading(error, path);
            }

            if (target is null)
            {
                here = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new SshAccessException(ErrorReason.FileUnreadable, $"'{path}' leads over more than {MostLinks} links.", path);
            }

            Push(ahead, target);
            here = target.StartsWith("/", StringComparison.Ordinal) ? "/" : here;
        }

        return new UnixWay(here, folders);

        UnixMode Enter(string folder)
        {
            if (!seen.TryGetValue(folder, out UnixMode? entry))
            {
                seen.Add(folder, entry = UnixFile.Stat(folder));
                folders.Add(entry);
            }

            return entry;
        }
    }

    /// <summary>The folders around the target, from that of the file up to and with the end, or the root.</summary>
    public IReadOnlyList<UnixMode> FoldersUpTo(string? end)
    {
        List<UnixMode> folders = [];
        for (string folder = Target; folder != "/" && (folder != end || folders.Count == 0);)
        {
            folder = Parent(folder);
            folders.Add(UnixFile.Stat(folder));
        }

        return folders;
    }

    private static string Parent(string path) => path.LastIndexOf('/') is var cut and > 0 ? path.Substring(0, cut) : "/";

    private static void Push(Stack<string> ahead, string path)
    {
        string[] parts = path.Split('/');
        for (int index = parts.Length - 1; index >= 0; index--)
        {
            if (parts[index] is not ("" or "."))
            {
                ahead.Push(parts[index]);
            }
        }
    }

    private static SshAccessException Denied(string path, UnixMode folder) => new(
        ErrorReason.FileUnreadable,
        $"'{path}' cannot be looked at: permission denied to enter '{folder.Path}', which has mode {UnixMode.Octal(folder.Permissions)}.",
        path);
}
