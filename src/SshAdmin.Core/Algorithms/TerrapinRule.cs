using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Algorithms;

/// <summary>What the lack of strict key exchange means for ciphers and MACs (CVE-2023-48795).</summary>
/// <remarks>Exposed are chacha20-poly1305, and CBC ciphers together with encrypt-then-MAC; AES-GCM and AES-CTR with -etm hold.</remarks>
internal static class TerrapinRule
{
    // With and without OpenSSH's domain: the draft's name is the same construction.
    private const string ChaCha = "chacha20-poly1305";

    /// <summary>The ciphers with the finding added where it applies.</summary>
    /// <param name="ciphers">Offered for one direction.</param>
    /// <param name="macs">Offered for the same direction.</param>
    /// <param name="strict">Whether the server offers strict key exchange.</param>
    public static SshAlgorithm[] Apply(IReadOnlyList<SshAlgorithm> ciphers, IReadOnlyList<SshAlgorithm> macs, bool strict)
    {
        bool encryptThenMac = macs.Any(mac => mac.Name.EndsWith("-etm@openssh.com", StringComparison.Ordinal));
        return strict ? [.. ciphers] : [.. ciphers.Select(cipher => IsExposed(cipher.Name, encryptThenMac) ? WithFinding(cipher) : cipher)];
    }

    private static bool IsExposed(string cipher, bool encryptThenMac) =>
        cipher.StartsWith(ChaCha, StringComparison.Ordinal) || (encryptThenMac && IsCbc(cipher));

    // Names with a domain too, such as rijndael-cbc@lysator.liu.se.
    private static bool IsCbc(string cipher) => cipher.IndexOf("-cbc", StringComparison.Ordinal) >= 0;

    private static SshAlgorithm WithFinding(SshAlgorithm cipher)
    {
        SshAlgorithmRating limit = AlgorithmReasons.Terrapin.Limit;
        string reason = cipher.Reason.Length == 0 ? AlgorithmReasons.Terrapin.Text : $"{AlgorithmReasons.Terrapin.Text} {cipher.Reason}";
        return new SshAlgorithm(cipher.Name, cipher.Kind, cipher.Rating > limit ? cipher.Rating : limit, reason, cipher.PostQuantum, cipher.Source, cipher.Implementations);
    }
}
