using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>What a copied tree tells of the server beside its configuration: accounts and groups.</summary>
internal static class HostFiles
{
    internal static HostFacts Read(ConfigurationRequest request) =>
        request.Root is null ? HostFacts.None : new HostFacts
        {
            Users = Names(Path.Combine(request.Root, "etc", "passwd")),
            Groups = Names(Path.Combine(request.Root, "etc", "group")),
        };

    private static IReadOnlyCollection<string>? Names(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            ConfigurationDocument file = ConfigurationDocument.Parse(path, new FolderConfigurationFiles().Read(path));
            return [.. file.Lines.Select(line => line.Text.Split(':')[0]).Where(name => name.Length > 0)];
        }
        catch (SshAdminException)
        {
            // Accounts are a bonus; a configuration can be judged without.
            return null;
        }
    }
}
