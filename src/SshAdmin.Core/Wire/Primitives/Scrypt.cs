using Org.BouncyCastle.Crypto.Generators;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>The password-based key derivation scrypt (RFC 7914).</summary>
internal static class Scrypt
{
    /// <param name="password">P.</param>
    /// <param name="salt">S.</param>
    /// <param name="cost">N, a power of two; memory is 128 * N * r bytes, which the caller bounds.</param>
    /// <param name="blockSize">r.</param>
    /// <param name="parallelism">p.</param>
    /// <param name="length">Bytes of output.</param>
    public static byte[] Derive(byte[] password, byte[] salt, int cost, int blockSize, int parallelism, int length)
        => SCrypt.Generate(password, salt, cost, blockSize, parallelism, length);
}
