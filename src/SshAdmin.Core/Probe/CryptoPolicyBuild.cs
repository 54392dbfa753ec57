using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Probe;

/// <summary>A back-end file of crypto-policies is made for the builds of one distribution, which know every name in it whatever their version says.</summary>
internal static class CryptoPolicyBuild
{
    // fedora-crypto-policies, python/policygenerators/openssh.py: what it writes, and what nobody else writes beside the three lists.
    private static readonly string[] Lists = ["Ciphers", "MACs", "KexAlgorithms"];
    private static readonly string[] Signs = ["GSSAPIKexAlgorithms", "GSSAPIKeyExchange", "RequiredRSASize", "RSAMinSize"];
    private static readonly string[] Others = ["HostKeyAlgorithms", "PubkeyAcceptedAlgorithms", "PubkeyAcceptedKeyTypes", "HostbasedAcceptedAlgorithms", "HostbasedAcceptedKeyTypes", "CASignatureAlgorithms", "HostKey"];

    /// <summary>Reads the configuration; a version such as 8.7p1 is taken for the patched build where a policy belongs to it.</summary>
    internal static ServerConfiguration Load(ConfigurationRequest request)
    {
        ServerConfiguration configuration = ServerConfigurationLoader.Load(request);
        return configuration.Version.IsUpstreamBuild && request.ServerVersion is not null && configuration.Documents.Any(IsPolicy)
            ? ServerConfigurationLoader.Load(request with { ServerVersion = (configuration.Version.NamesWindows ? "OpenSSH_for_Windows_" : string.Empty) + configuration.Version })
            : configuration;
    }

    internal static bool IsPolicy(ConfigurationDocument document)
    {
        HashSet<string> keywords = new(document.Lines.Select(line => line.Keyword).Where(keyword => keyword.Length > 0), StringComparer.OrdinalIgnoreCase);
        return Lists.All(keywords.Contains) && Signs.Any(keywords.Contains) && keywords.All(keyword => Lists.Concat(Signs).Concat(Others).Contains(keyword, StringComparer.OrdinalIgnoreCase));
    }
}
