using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>What the header of a PPK file says of its encryption (PuTTY manual, appendix C).</summary>
/// <param name="Version">2 or 3.</param>
/// <param name="Encrypted">aes256-cbc or none.</param>
/// <param name="Argon2">Only in encrypted files of version 3.</param>
internal sealed record PpkProtection(int Version, bool Encrypted, PpkArgon2? Argon2)
{
    public const string Cipher = "aes256-cbc";
    public const string NoCipher = "none";

    /// <summary>The value of the Encryption line, which the MAC covers.</summary>
    public string EncryptionName => Encrypted ? Cipher : NoCipher;
}

/// <summary>The key derivation of version 3.</summary>
/// <param name="Variant">The flavour.</param>
/// <param name="MemoryKiB">Memory.</param>
/// <param name="Passes">Passes.</param>
/// <param name="Parallelism">Lanes.</param>
/// <param name="Salt">Random, 16 bytes from puttygen.</param>
internal sealed record PpkArgon2(Argon2Variant Variant, int MemoryKiB, int Passes, int Parallelism, byte[] Salt)
{
    // puttygen's defaults; the passes it measures so that one derivation takes about a tenth of a second.
    public const int DefaultMemoryKiB = 8192;
    public const int DefaultParallelism = 1;

    public string Name => "Argon2" + Variant.ToString().ToLowerInvariant();
}
