using System.Linq;

namespace SshAdmin.Core.Diagnosis;

/// <summary>One attempt to sign in.</summary>
public sealed class SshAuthenticationAttempt
{
    internal SshAuthenticationAttempt()
    {
    }

    /// <summary>The method of RFC 4252, for example <c>publickey</c>.</summary>
    public string Method { get; internal init; } = string.Empty;

    /// <summary>Where the key came from: a path, or <c>agent</c>; <c>null</c> without a key.</summary>
    public string? KeySource { get; internal init; }

    /// <summary>The type of the key, for example <c>ssh-rsa</c>.</summary>
    public string? KeyType { get; internal init; }

    /// <summary>Its size.</summary>
    public int? KeyBits { get; internal init; }

    /// <summary>The SHA-256 fingerprint of the public key.</summary>
    public string? KeyFingerprint { get; internal init; }

    /// <summary>The signature algorithm offered, for example <c>rsa-sha2-512</c>.</summary>
    public string? SignatureAlgorithm { get; internal init; }

    /// <summary>Algorithm and fingerprint, for tables; the key's source where it could not be read, and empty without a key.</summary>
    public string KeyText => string.Join(" ", new[] { SignatureAlgorithm ?? KeyType, KeyFingerprint ?? KeySource }.Where(part => part is not null));

    /// <summary>The numbers of the messages in their order: 50 and 61 are ours, all others the server's.</summary>
    public int[] MessageNumbers { get; internal init; } = [];

    /// <summary>The same with blanks between them, for tables.</summary>
    public string MessageText => string.Join(" ", MessageNumbers);

    /// <summary>The same in words, for example <c>50 sent, 60 received</c>.</summary>
    public string Messages => string.Join(", ", MessageNumbers.Select(number => number + (number is 50 or 61 ? " sent" : " received")));

    /// <summary>How it ended.</summary>
    public SshAuthenticationOutcome Outcome { get; internal init; }

    /// <summary>Why it failed; <see cref="SshConnectionReason.None"/> when it did not.</summary>
    public SshConnectionReason Reason { get; internal init; }

    /// <summary>What else is worth knowing; empty when nothing is.</summary>
    public string Detail { get; internal init; } = string.Empty;

    /// <summary>Method, algorithm and outcome.</summary>
    public override string ToString() => $"{Method}{(SignatureAlgorithm is null ? string.Empty : " " + SignatureAlgorithm)}: {Outcome}";
}
