using System;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Probe;

/// <summary>What one SSH server offers, as it said on the wire or as its configuration states, and which clients can sign in.</summary>
public sealed class SshAlgorithmSupport
{
    internal SshAlgorithmSupport()
    {
    }

    /// <summary>The host as it was given.</summary>
    public string HostName { get; internal init; } = string.Empty;

    /// <summary>The port.</summary>
    public int Port { get; internal init; }

    /// <summary>The address that answered; <c>null</c> when nothing was asked over the network.</summary>
    public string? Address { get; internal init; }

    /// <summary>The identification line, for example <c>SSH-2.0-OpenSSH_9.2p1</c>; control characters escaped.</summary>
    public string? ServerIdentification { get; internal init; }

    /// <summary>The product that the identification names.</summary>
    public string? Software { get; internal init; }

    /// <summary>The product's version as the server writes it; <c>null</c> when it says none.</summary>
    public string? SoftwareVersion { get; internal init; }

    /// <summary>Product and version, for tables; the identification where it names no product.</summary>
    public string? ServerText => Software is null ? ServerIdentification : SoftwareVersion is null ? Software : Software + " " + SoftwareVersion;

    /// <summary>kex_algorithms in the server's order, its markers included.</summary>
    public SshAlgorithm[] KeyExchangeAlgorithms { get; internal init; } = [];

    /// <summary>server_host_key_algorithms in the server's order.</summary>
    public SshAlgorithm[] HostKeyAlgorithms { get; internal init; } = [];

    /// <summary>Ciphers from client to server, in the server's order.</summary>
    public SshAlgorithm[] EncryptionAlgorithms { get; internal init; } = [];

    /// <summary>Ciphers from server to client where they differ; <c>null</c> when both lists are the same.</summary>
    public SshAlgorithm[]? EncryptionAlgorithmsServerToClient { get; internal init; }

    /// <summary>MACs from client to server, in the server's order.</summary>
    public SshAlgorithm[] MacAlgorithms { get; internal init; } = [];

    /// <summary>MACs from server to client where they differ; <c>null</c> when both lists are the same.</summary>
    public SshAlgorithm[]? MacAlgorithmsServerToClient { get; internal init; }

    /// <summary>Compression from client to server, in the server's order.</summary>
    public SshAlgorithm[] CompressionAlgorithms { get; internal init; } = [];

    /// <summary>Compression from server to client where it differs; <c>null</c> when both lists are the same.</summary>
    public SshAlgorithm[]? CompressionAlgorithmsServerToClient { get; internal init; }

    /// <summary>All that is rated weak or broken, over all lists; empty is what one hopes for.</summary>
    public SshAlgorithm[] WeakAlgorithms =>
    [
        .. new[]
        {
            KeyExchangeAlgorithms, HostKeyAlgorithms, EncryptionAlgorithms, EncryptionAlgorithmsServerToClient ?? [],
            MacAlgorithms, MacAlgorithmsServerToClient ?? [], CompressionAlgorithms, CompressionAlgorithmsServerToClient ?? [],
        }.SelectMany(list => list).Where(algorithm => algorithm.Rating is SshAlgorithmRating.Weak or SshAlgorithmRating.Broken).Distinct(),
    ];

    /// <summary>How many are broken and how many weak, such as <c>2 broken 5 weak</c>; <c>none</c> is what one hopes for.</summary>
    public string WeakText => string.Join(" ", WeakCounts);

    /// <summary>The same, one text for each count.</summary>
    public string[] WeakCounts
    {
        get
        {
            ILookup<SshAlgorithmRating, SshAlgorithm> weak = WeakAlgorithms.ToLookup(algorithm => algorithm.Rating);
            string[] counts = [.. new[] { SshAlgorithmRating.Broken, SshAlgorithmRating.Weak }
                .Where(rating => weak.Contains(rating)).Select(rating => $"{weak[rating].Count()} {rating.ToString().ToLowerInvariant()}")];
            return counts.Length == 0 ? ["none"] : counts;
        }
    }

    /// <summary>server-sig-algs of RFC 8308; <c>null</c> when the server announced none or it could not be asked.</summary>
    public string[]? ServerSignatureAlgorithms { get; internal init; }

    /// <summary>Whether RSA user keys that sign with SHA-2 (rsa-sha2-256, rsa-sha2-512) are taken.</summary>
    public UserSignatureAcceptance RsaSha2 { get; internal init; }

    /// <summary>Whether RSA user keys that sign with SHA-1 (ssh-rsa) are taken.</summary>
    public UserSignatureAcceptance SshRsa { get; internal init; }

    /// <summary>What shows that. Before OpenSSH 9.6 server-sig-algs lists what is compiled in, not what is allowed.</summary>
    public string SignatureEvidence { get; internal init; } = string.Empty;

    /// <summary>What the server answered for the key asked about, one per signature algorithm; <c>null</c> when none was asked about.</summary>
    public SshUserKeyAnswer[]? UserKeyAnswers { get; internal init; }

    /// <summary>What these answers leave open, for example because the key may not be authorized; <c>null</c> when nothing.</summary>
    public string? UserKeyProblem { get; internal init; }

    /// <summary>Which client versions can sign in, and what to do where they cannot.</summary>
    /// <remarks>Worked out when first read: in a sweep over many hosts it is most of the work, and often nobody looks.</remarks>
    public SshClientVerdict[] Clients => Verdicts.Value;

    /// <summary>What had to be assumed where a configuration does not say; empty for what was read from a server.</summary>
    public string[] Assumptions { get; internal init; } = [];

    /// <summary>Why the connection ended after the lists and before signature algorithms and host key could be read; <c>null</c> when all was read.</summary>
    public string? KeyExchangeProblem { get; internal init; }

    /// <summary>Whether the server takes part in strict key exchange, the answer to the Terrapin attack (CVE-2023-48795).</summary>
    public bool StrictKeyExchange { get; internal init; }

    /// <summary>Whether the server offers a key exchange that resists recording now and decrypting later.</summary>
    public bool PostQuantum { get; internal init; }

    /// <summary>SHA-256 fingerprint of the host key seen; <c>null</c> when none was.</summary>
    public string? HostKeyFingerprint { get; internal init; }

    /// <summary>The host keys seen, one per type; only the first unless all were asked for.</summary>
    public SshHostKey[] HostKeys { get; internal init; } = [];

    /// <summary>Why not all host keys that were asked for could be read; <c>null</c> when nothing is missing.</summary>
    public string? HostKeyProblem { get; internal init; }

    /// <summary>How long it took, all connections together.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>Endpoint and server.</summary>
    public override string ToString() => $"{HostName}:{Port} {ServerText}".TrimEnd();

    /// <summary>The failure that ended the connection after the lists, to be reported beside them; <c>null</c> when there was none.</summary>
    internal SshConnectionException? Failure { get; init; }

    internal Lazy<SshClientVerdict[]> Verdicts { get; init; } = new(() => []);

    /// <summary>The lists as the negotiation works on them.</summary>
    internal ServerOffer? Offer { get; init; }
}
