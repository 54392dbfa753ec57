using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.LongRuns.Interop;

/// <summary>What does not work because of the other program.</summary>
/// <param name="Program">Whose fault it is.</param>
/// <param name="What">The algorithm or key file.</param>
/// <param name="Why">In a sentence, with the source.</param>
internal sealed record KnownFault(string Program, string What, string Why)
{
    private const string GoCbc = "CBC with encrypt-then-MAC: Go takes the -etm name and computes the MAC the old way (ssh/cipher.go, cbcCipher); with hmac-sha2-256 the cipher works.";
    private const string Pkcs8Ed25519 = "OpenSSH reads Ed25519 keys in PKCS#8 from 9.6 on (release notes).";

    private static IReadOnlyList<KnownFault> All { get; } =
    [
        new("Go x/crypto", "aes128-cbc", GoCbc),
        new("Go x/crypto", "3des-cbc", GoCbc),
        new("ssh", "Ed25519-256.Pkcs8", Pkcs8Ed25519),
        new("ssh", "Ed25519-256.Pkcs8.encrypted", Pkcs8Ed25519),
    ];

    public static KnownFault? Find(string program, string what) => All.FirstOrDefault(fault => fault.Program == program && fault.What == what);
}
