using System;

namespace SshAdmin.Core.Algorithms;

/// <summary>How much a key of a type and size still protects.</summary>
internal static class KeyRating
{
    // NIST SP 800-131A: below 112 bits of security, thus below 2048 bits of RSA or Diffie-Hellman, is disallowed.
    private const int SmallestModulus = 2048;
    private const int SmallestComfortableModulus = 3072;

    // Moduli of up to 829 bits have been factored in public (RSA-250, 2020). A 1024-bit RSA key guards one owner, so each takes
    // the whole effort; a 1024-bit group is shared, so one effort opens every session with it (CVE-2015-4000).
    private const int BrokenModulus = 1024;

    /// <param name="keyType">The name inside the key blob, for example <c>ssh-rsa</c> or a certificate type.</param>
    /// <param name="bits">Size of the modulus, group or curve.</param>
    public static (SshAlgorithmRating Rating, string Reason) Of(string keyType, int bits)
    {
        if (Is(keyType, "ssh-dss"))
        {
            return (SshAlgorithmRating.Broken, AlgorithmReasons.Dsa1024.Text);
        }

        if (Is(keyType, "ssh-rsa"))
        {
            return bits switch
            {
                < BrokenModulus => (SshAlgorithmRating.Broken, $"RSA with {bits} bits can be factored, and OpenSSH 7.6 and later refuse it."),
                < SmallestModulus => (SshAlgorithmRating.Weak, $"RSA with {bits} bits gives less than 112 bits of security; many servers want {SmallestModulus}."),
                < SmallestComfortableModulus => (SshAlgorithmRating.Acceptable, $"RSA with {bits} bits is enough until about 2030; {SmallestComfortableModulus} bits or Ed25519 last longer."),
                _ => (SshAlgorithmRating.Strong, string.Empty),
            };
        }

        AlgorithmRow? row = AlgorithmTable.FindRow(SshAlgorithmKind.HostKey, keyType);
        return row is null
            ? (SshAlgorithmRating.Unknown, "This version of SshAdmin does not know the key type.")
            : (row.Rating, AlgorithmTable.Words(row.Reasons));
    }

    /// <summary>Rates the prime of a Diffie-Hellman group exchange (RFC 4419).</summary>
    /// <param name="bits">Size of the prime that the server chose.</param>
    public static (SshAlgorithmRating Rating, string Reason) OfGroup(int bits) => bits switch
    {
        <= BrokenModulus => (SshAlgorithmRating.Broken, $"A group of {bits} bits is within reach of large organisations (Logjam)."),
        < SmallestModulus => (SshAlgorithmRating.Weak, $"A group of {bits} bits gives less than 112 bits of security; RFC 8270 wants {SmallestModulus}."),
        < SmallestComfortableModulus => (SshAlgorithmRating.Acceptable, $"A group of {bits} bits is enough until about 2030; {SmallestComfortableModulus} bits or a curve last longer."),
        _ => (SshAlgorithmRating.Acceptable, AlgorithmReasons.NotPostQuantum.Text),
    };

    private static bool Is(string keyType, string plain) =>
        keyType == plain || keyType.StartsWith(plain + "-cert-", StringComparison.Ordinal);
}
