using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Keys;

/// <summary>How much a key of some type and size still protects, and why.</summary>
/// <param name="Rating">The verdict.</param>
/// <param name="Reason">A sentence or two; empty where there is nothing to add.</param>
internal sealed record KeyStrength(SshAlgorithmRating Rating, string Reason)
{
    // NIST SP 800-57 part 1 table 2 for RSA sizes; OpenSSH release notes 7.0 and 10.0 for DSA; CVE-2024-31497 for P-521.
    public static KeyStrength Of(SshKeyType type, int bits) => type switch
    {
        SshKeyType.Dsa => new(SshAlgorithmRating.Broken, "DSA keys have 1024 bits and SHA-1 signatures; OpenSSH refuses them since 7.0 and dropped them in 10.0."),
        SshKeyType.Rsa when bits < 1024 => new(SshAlgorithmRating.Broken, $"RSA of {bits} bits can be factored; no current server accepts it."),
        SshKeyType.Rsa when bits < 2048 => new(SshAlgorithmRating.Weak, $"RSA of {bits} bits is within reach of large attackers; Amazon Linux 2023, RHEL 9 and others refuse keys below 2048 bits."),
        SshKeyType.Rsa when bits < 3072 => new(SshAlgorithmRating.Acceptable, "RSA of 2048 bits is sound until about 2030; take 3072 bits or Ed25519 for new keys."),
        SshKeyType.Rsa => new(SshAlgorithmRating.Strong, "Old clients can use RSA keys with SHA-1 only, which OpenSSH 8.8 and later refuse."),
        SshKeyType.Ecdsa when bits == 521 => new(
            SshAlgorithmRating.Acceptable,
            "A P-521 key that was ever used with PuTTY 0.68 to 0.80, WinSCP 5.9.5 to 6.3.2 or FileZilla 3.24.1 to 3.66.5 counts as leaked (CVE-2024-31497): replace it then."),
        SshKeyType.Ecdsa => new(SshAlgorithmRating.Strong, "Signing needs good random numbers every time; Ed25519 does not."),
        _ => new(SshAlgorithmRating.Strong, ""),
    };
}
