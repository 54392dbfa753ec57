namespace SshAdmin.Core.Keys.Formats;

/// <summary>How a private key is encrypted, as its file says.</summary>
/// <param name="Cipher">Such as <c>aes256-ctr</c>; <c>null</c> when not encrypted.</param>
/// <param name="Kdf">Such as <c>bcrypt</c> or <c>Argon2id</c>.</param>
/// <param name="Rounds">Rounds, passes or iterations; for scrypt its cost N.</param>
/// <param name="MemoryKiB">What the derivation occupies, where the format says so.</param>
internal sealed record KeyProtection(string? Cipher, string? Kdf, long? Rounds, int? MemoryKiB = null)
{
    public static readonly KeyProtection None = new(null, null, null);

    public bool IsEncrypted => Cipher is not null;
}
