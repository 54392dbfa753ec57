using System.Collections.Generic;
using System.IO;
using SshAdmin.Core.ClientConfiguration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Completion;

/// <summary>The hosts that this user's own files name.</summary>
internal static class KnownNames
{
    public static IReadOnlyList<HostAlias> Aliases() => new HostAliasReader(UserFolder.Path).Read(Path.Combine(UserFolder.Path, "config"));

    public static IEnumerable<(string Name, KnownHostsLine Line)> KnownHosts()
    {
        KnownHostsLocations locations = KnownHostsLocations.ForThisUser();
        List<KnownHostsDocument> documents = [];
        foreach (string path in new List<string>([.. locations.User, .. locations.System]))
        {
            try
            {
                documents.Add(KnownHostsDocument.Load(path));
            }
            catch (SshAdminException)
            {
                // The other files may still be readable.
            }
        }

        return KnownHostNames.Of(documents);
    }
}
