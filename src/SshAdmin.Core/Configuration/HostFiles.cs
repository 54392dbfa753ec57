using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>What else is known of the server: a copied tree tells accounts and groups, this computer's own configuration which of the files it names are there.</summary>
internal static class HostFiles
{
    private const string OwnConfiguration = "/etc/ssh/sshd_config";

    internal static HostFacts Read(ConfigurationRequest request, ServerConfiguration configuration) =>
        request.Root is not null ? new HostFacts
        {
            Users = Names(Path.Combine(request.Root, "etc", "passwd")),
            Groups = Names(Path.Combine(request.Root, "etc", "group")),
        }
        : request.Path == OwnConfiguration ? new HostFacts { MissingFiles = Missing(configuration) }
        : HostFacts.None;

    /// <summary>The files of keywords that shut people out when they are gone.</summary>
    internal static IReadOnlyCollection<string> Missing(ServerConfiguration configuration) =>
        [.. new[] { "HostKey", "RevokedKeys", "TrustedUserCAKeys" }
            .SelectMany(keyword => configuration.InGeneral[keyword].Entries.SelectMany(entry => entry.Values))
            .Where(path => path.StartsWith("/", StringComparison.Ordinal) && !File.Exists(path))];

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
