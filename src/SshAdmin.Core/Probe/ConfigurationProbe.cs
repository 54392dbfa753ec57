using System.Collections.Generic;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Probe;

/// <summary>Reads what a server would offer from its configuration, without a network.</summary>
internal static class ConfigurationProbe
{
    /// <param name="name">What is shown as the host: the path, or a word for a text.</param>
    /// <param name="configuration">Output of sshd -T, an sshd_config, or a crypto-policies back-end file.</param>
    /// <param name="serverVersion">The OpenSSH version whose defaults count; <c>null</c> for the newest known.</param>
    /// <param name="clients">The clients to judge.</param>
    /// <exception cref="SshAdminException">There is no such file, it cannot be read, or it is no sshd configuration.</exception>
    public static SshAlgorithmSupport Run(string name, ConfigurationRequest configuration, string? serverVersion, IReadOnlyList<ClientSelection> clients)
    {
        ServerOffer offer = ConfigurationOffer.Read(configuration, serverVersion);
        return OfferDescription.Describe(offer, clients, new OfferOrigin { HostName = name, Software = "OpenSSH", SoftwareVersion = offer.ConfigurationVersion });
    }
}
