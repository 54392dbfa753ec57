using System;

namespace SshAdmin.Core.Algorithms;

/// <summary>How much a key of a type and size still protects.</summary>
internal static class KeyRating
{
    // NIST SP 800-131A: below 112 bits of security, thus below 2048-bit RSA, is disallowed.
    private const int SmallestRsa = 2048;
    private const int SmallestComfortableRsa = 3072;

    // The factored records stand at 829 bits (2020); 1024 is within reach of large organisations.
    private const int BrokenRsa = 1024;

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
                <= BrokenRsa => (SshAlgorithmRating.Broken, $"RSA with {bits} bits is within reach of large organisations, and current servers refuse it."),
                < SmallestRsa => (SshAlgorithmRating.Weak, $"RSA with {bits} bits gives less than 112 bits of security; many servers want {SmallestRsa}."),
                < SmallestComfortableRsa => (SshAlgorithmRating.Acceptable, $"RSA with {bits} bits is enough until about 2030; {SmallestComfortableRsa} bits or Ed25519 last longer."),
                _ => (SshAlgorithmRating.Strong, string.Empty),
            };
        }

        AlgorithmRow? row = AlgorithmTable.FindRow(SshAlgorithmKind.HostKey, keyType);
        return row is null
            ? (SshAlgorithmRating.Unknown, "This version of SshAdmin does not know the key type.")
            : (row.Rating, AlgorithmTable.Words(row.Reasons));
    }

    private static bool Is(string keyType, string plain) =>
        keyType == plain || keyType.StartsWith(plain + "-cert-", StringComparison.Ordinal);
}
