using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Clients;

/// <summary>Whether one client version can sign in at one server, with its default settings, and what to do where it cannot.</summary>
public sealed class SshClientVerdict
{
    internal SshClientVerdict()
    {
    }

    /// <summary>The client, for example <c>Tera Term</c>.</summary>
    public string Client { get; internal init; } = string.Empty;

    /// <summary>The version asked for, or the range of versions that behave alike.</summary>
    public string Version { get; internal init; } = string.Empty;

    /// <summary>Whether both sides agree on the algorithms of the connection; <c>null</c> when the client's lists are not established.</summary>
    public bool? CanConnect { get; internal init; }

    /// <summary>The list at which the connection ends.</summary>
    public SshNegotiationStep FailsAt { get; internal init; }

    /// <summary>The same in a word or two: <c>yes</c>, <c>asks</c> where the user has to confirm, <c>no: KeyExchange</c>, or <c>unknown</c>.</summary>
    public string Connects => CanConnect switch
    {
        null => "unknown",
        true => NeedsConfirmation ? "asks" : "yes",
        _ => "no: " + FailsAt,
    };

    /// <summary>The key exchange method that would be used.</summary>
    public string? KeyExchange { get; internal init; }

    /// <summary>The host key algorithm that would be used.</summary>
    public string? HostKey { get; internal init; }

    /// <summary>The cipher that would be used from client to server.</summary>
    public string? Encryption { get; internal init; }

    /// <summary>The message authentication code from client to server; <c>null</c> where the cipher authenticates by itself.</summary>
    public string? Mac { get; internal init; }

    /// <summary>Whether the client asks the user before it connects, and gives up where nobody can answer (<c>plink -batch</c>).</summary>
    public bool NeedsConfirmation { get; internal init; }

    /// <summary>The kinds of user key that work, or probably work.</summary>
    public IReadOnlyList<SshUserKeyType> UserKeyTypes { get; internal init; } = new SshUserKeyType[0];

    /// <summary>The same in one line, such as <c>RSA ECDSA Ed25519</c>; <c>none</c> when no kind is known to work.</summary>
    public string UserKeyText => UserKeyTypes.Count == 0 ? "none" : string.Join(" ", UserKeyTypes.Select(type => type == SshUserKeyType.Ed25519 ? type.ToString() : type.ToString().ToUpperInvariant()));

    /// <summary>The signature algorithm with which the client would use an RSA key; <c>null</c> when it has none, or when its choice is not established.</summary>
    public string? RsaSignature { get; internal init; }

    /// <summary>Each signature algorithm of a user key that the client would use, with the evidence; ECDSA one per curve.</summary>
    public IReadOnlyList<SshUserKeyVerdict> UserKeys { get; internal init; } = new SshUserKeyVerdict[0];

    /// <summary>What does not work, and why; <c>null</c> when nothing stands in the way.</summary>
    public string? Problem { get; internal init; }

    /// <summary>What to do, the best first; <c>null</c> when there is nothing to do.</summary>
    public string? Remedy { get; internal init; }

    /// <summary>The safe part of <see cref="Remedy"/> in a few words, such as <c>Ed25519/ECDSA or 4.107+</c>; <c>null</c> when there is nothing to do.</summary>
    public string? ShortRemedy { get; internal init; }

    /// <summary>Known faults of this client version that matter to its user.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = new string[0];

    /// <summary>How far this verdict can be relied on.</summary>
    public VerdictConfidence Confidence { get; internal init; }

    /// <summary>Client and version.</summary>
    public override string ToString() => Client + " " + Version;
}
