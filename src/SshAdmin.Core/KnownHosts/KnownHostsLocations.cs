using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;

namespace SshAdmin.Core.KnownHosts;

/// <summary>Where ssh looks for known host keys (ssh_config(5), UserKnownHostsFile and GlobalKnownHostsFile).</summary>
/// <param name="User">The user's files; the first is the one that is written to.</param>
/// <param name="System">The files of the whole machine.</param>
internal sealed record KnownHostsLocations(IReadOnlyList<string> User, IReadOnlyList<string> System)
{
    public static KnownHostsLocations ForThisUser()
    {
        string user = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh");
        string system = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "ssh")
            : "/etc/ssh";
        return new KnownHostsLocations(
            [Path.Combine(user, "known_hosts"), Path.Combine(user, "known_hosts2")],
            [Path.Combine(system, "ssh_known_hosts"), Path.Combine(system, "ssh_known_hosts2")]);
    }

    /// <summary>One file in place of all others, as -o UserKnownHostsFile with an empty global one.</summary>
    public static KnownHostsLocations Only(string path) => new([path], []);

    public IReadOnlyList<KnownHostsDocument> Load()
    {
        List<KnownHostsDocument> documents = [];
        foreach (string path in User)
        {
            documents.Add(KnownHostsDocument.Load(path));
        }

        foreach (string path in System)
        {
            documents.Add(KnownHostsDocument.Load(path));
        }

        return documents;
    }
}
