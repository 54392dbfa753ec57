using System.Collections.Generic;

namespace SshAdmin.Core.Algorithms;

/// <summary>What a server offers to any client, read from the wire or from a configuration; names in the server's order.</summary>
internal sealed record ServerOffer
{
    /// <summary>The identification line without line end, for example <c>SSH-2.0-OpenSSH_8.7</c>; <c>null</c> when read from a configuration.</summary>
    public string? Identification { get; init; }

    public required IReadOnlyList<string> KeyExchange { get; init; }

    public required IReadOnlyList<string> HostKey { get; init; }

    public required IReadOnlyList<string> EncryptionClientToServer { get; init; }

    public required IReadOnlyList<string> EncryptionServerToClient { get; init; }

    public required IReadOnlyList<string> MacClientToServer { get; init; }

    public required IReadOnlyList<string> MacServerToClient { get; init; }

    public required IReadOnlyList<string> CompressionClientToServer { get; init; }

    public required IReadOnlyList<string> CompressionServerToClient { get; init; }

    /// <summary>server-sig-algs of RFC 8308; <c>null</c> when the server announced none.</summary>
    public IReadOnlyList<string>? ServerSignatureAlgorithms { get; init; }

    /// <summary>The signature algorithms that plain user keys may use, where a configuration states them; never known from the wire.</summary>
    public IReadOnlyList<string>? AcceptedUserSignatures { get; init; }

    /// <summary>Whether a configuration lets user certificates sign in and no plain key.</summary>
    public bool TakesOnlyCertificates { get; init; }

    /// <summary>The chains of AuthenticationMethods with a public key in them, where a configuration lets no key sign in alone; <c>null</c> where a key is enough, or nothing is known.</summary>
    public IReadOnlyList<string>? KeyChains { get; init; }

    /// <summary>Smallest RSA key in bits that the server takes, where a configuration states it.</summary>
    public int? RequiredRsaSize { get; init; }

    /// <summary>The OpenSSH version that a configuration was read for; <c>null</c> when read from the wire.</summary>
    public string? ConfigurationVersion { get; init; }

    /// <summary>Whether the configuration is one of OpenSSH for Windows.</summary>
    public bool ConfigurationIsWindows { get; init; }

    /// <summary>Whether the configuration has lines with which sshd does not start; <see cref="Assumptions"/> names them.</summary>
    public bool DoesNotLoad { get; init; }

    /// <summary>Whether strict key exchange may be offered without being seen: a configuration does not show it, and distributions added it to versions before 9.6 (CVE-2023-48795).</summary>
    public bool MayHaveStrictKeyExchange { get; init; }

    /// <summary>What had to be assumed where a configuration does not say; empty when it says all, and when read from the wire.</summary>
    public IReadOnlyList<string> Assumptions { get; init; } = System.Array.Empty<string>();

    /// <summary>Whether the connection ended before extensions could be read, so that the server may have announced server-sig-algs after all.</summary>
    public bool ExtensionsUnread { get; init; }
}
