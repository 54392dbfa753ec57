using System;
using System.Linq;

namespace SshAdmin.Core.KnownHosts;

/// <summary>The command with which a user takes a stale host key out of known_hosts.</summary>
internal static class RemovalCommand
{
    /// <param name="name">The name under which the host was found.</param>
    /// <param name="path">The file that holds the line.</param>
    /// <param name="locations">Tells whether ssh-keygen finds that file by itself.</param>
    public static string For(string name, string path, KnownHostsLocations locations)
    {
        string command = "ssh-keygen -R " + Quote(name);
        string standard = KnownHostsLocations.ForThisUser().User[0];
        return string.Equals(path, standard, StringComparison.Ordinal) && locations.User.Contains(path)
            ? command
            : command + " -f " + Quote(path);
    }

    // PowerShell, cmd and sh all take brackets and blanks inside double quotes as they are; the characters that they
    // would still interpret there cannot stand in a host name, and in a path they are left to the user's eye.
    private static string Quote(string text) =>
        text.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '/' or '\\' or ':' or '~') ? text : "\"" + text + "\"";
}
