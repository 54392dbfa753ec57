using System;
using Rfc8032 = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>Signatures on edwards25519 (RFC 8032, the variant without context or prehash).</summary>
internal static class Ed25519
{
    public const int SeedSize = 32;
    public const int PublicKeySize = 32;
    public const int SignatureSize = 64;

    public static byte[] PublicKey(byte[] seed)
    {
        RequireSeed(seed);
        byte[] publicKey = new byte[PublicKeySize];
        Rfc8032.GeneratePublicKey(seed, 0, publicKey, 0);
        return publicKey;
    }

    public static byte[] Sign(byte[] seed, byte[] message)
    {
        RequireSeed(seed);
        byte[] signature = new byte[SignatureSize];
        Rfc8032.Sign(seed, 0, message, 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>False also for keys and signatures of a wrong size.</summary>
    public static bool Verify(byte[] publicKey, byte[] message, byte[] signature)
        => publicKey.Length == PublicKeySize
            && signature.Length == SignatureSize
            && Rfc8032.Verify(signature, 0, publicKey, 0, message, 0, message.Length);

    private static void RequireSeed(byte[] seed)
    {
        if (seed.Length != SeedSize)
        {
            throw new ArgumentException($"An Ed25519 seed has {SeedSize} bytes, not {seed.Length}.", nameof(seed));
        }
    }
}
