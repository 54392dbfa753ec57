using System.Collections.Generic;
using System.IO;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;

namespace SshAdmin.Core.Probe;

/// <summary>Reads what a server would offer from its configuration, without a network.</summary>
internal static class ConfigurationProbe
{
    /// <param name="name">What is shown as the host: the path, or a word for a text.</param>
    /// <param name="configuration">Output of sshd -T, an sshd_config, or a crypto-policies back-end file.</param>
    /// <param name="serverVersion">The OpenSSH version whose rules and defaults count; <c>null</c> for the newest known.</param>
    /// <param name="clients">The clients to judge.</param>
    /// <exception cref="SshAdminException">There is no such file, it cannot be read, or it is no sshd configuration.</exception>
    public static SshAlgorithmSupport Run(string name, ConfigurationRequest configuration, string? serverVersion, IReadOnlyList<ClientSelection> clients)
    {
        ServerOffer offer = ConfigurationOffer.Read(configuration, serverVersion, configuration.Path is null ? null : PublicHalf);
        return OfferDescription.Describe(offer, clients, new OfferOrigin { HostName = name, Software = ServerProgram.Of(offer).Name, SoftwareVersion = offer.ConfigurationVersion });
    }

    /// <summary>Of a key that the file names and this computer has; a certificate is a public file itself.</summary>
    private static HostKeyFacts? PublicHalf(string file)
    {
        string path = PublicCompanion.IsPublicPath(file) ? file.Substring(0, file.Length - 4) : file;
        PublicKeyBlob? key = Path.IsPathRooted(path) ? PublicCompanion.Read(path)?.PublicKey : null;
        return key is null ? null : new HostKeyFacts(key.PlainType, key.Bits);
    }
}
