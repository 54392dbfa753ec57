using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>What the client side offers, the preferred first; encryption and MAC the same in both directions.</summary>
internal sealed record ClientAlgorithms
{
    public required IReadOnlyList<string> KeyExchange { get; init; }

    public required IReadOnlyList<string> HostKey { get; init; }

    public required IReadOnlyList<string> Encryption { get; init; }

    public required IReadOnlyList<string> Mac { get; init; }

    public IReadOnlyList<string> Compression { get; init; } = ["none"];

    /// <summary>Host key algorithms whose signature can be checked, the cheapest for the server first.</summary>
    public static IReadOnlyList<string> SupportedHostKeys { get; } =
    [
        "ssh-ed25519", // RFC 8709
        "ecdsa-sha2-nistp256", // RFC 5656
        "ecdsa-sha2-nistp384", // RFC 5656
        "ecdsa-sha2-nistp521", // RFC 5656
        "rsa-sha2-512", // RFC 8332
        "rsa-sha2-256", // RFC 8332
        "ssh-rsa", // RFC 4253
    ];

    /// <summary>Certificates over those keys (OpenSSH PROTOCOL.certkeys); asked for only to read them.</summary>
    public static IReadOnlyList<string> SupportedHostCertificates { get; } =
    [
        "ssh-ed25519-cert-v01@openssh.com",
        "ecdsa-sha2-nistp256-cert-v01@openssh.com",
        "ecdsa-sha2-nistp384-cert-v01@openssh.com",
        "ecdsa-sha2-nistp521-cert-v01@openssh.com",
        "rsa-sha2-512-cert-v01@openssh.com",
        "rsa-sha2-256-cert-v01@openssh.com",
        "ssh-rsa-cert-v01@openssh.com",
    ];

    /// <summary>For connections that carry secrets: nothing that only old devices need.</summary>
    public static ClientAlgorithms Standard { get; } = new()
    {
        KeyExchange = [.. KeyExchangeMethods.Supported.Where(method => !method.ProbeOnly).Select(method => method.Name)],
        HostKey = SupportedHostKeys,
        Encryption = [.. PacketProtections.SupportedCiphers.Where(cipher => !cipher.Legacy).Select(cipher => cipher.Name)],
        Mac = [.. PacketProtections.SupportedMacs.Where(mac => !mac.Legacy).Select(mac => mac.Name)],
    };

    /// <summary>For reading what a server offers: everything that can be run at all, the weak last.</summary>
    public static ClientAlgorithms Probe { get; } = new()
    {
        KeyExchange = [.. KeyExchangeMethods.Supported.Select(method => method.Name)],
        HostKey = [.. SupportedHostKeys, .. SupportedHostCertificates],
        Encryption = [.. PacketProtections.SupportedCiphers.Select(cipher => cipher.Name)],
        Mac = [.. PacketProtections.SupportedMacs.Select(mac => mac.Name)],
    };
}
