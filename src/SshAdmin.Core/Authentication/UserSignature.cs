using System;
using System.Security.Cryptography;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Authentication;

/// <summary>Signs with a private key of a file.</summary>
internal static class UserSignature
{
    /// <summary>Whether keys of this kind can sign here.</summary>
    public static bool CanSign(KeyPair key) => key is RsaKeyPair or EcdsaKeyPair or Ed25519KeyPair;

    /// <returns>RFC 4253 section 6.6: string signature format, string signature.</returns>
    public static byte[] Create(KeyPair key, string algorithm, byte[] data)
    {
        SignatureAlgorithm row = SignatureAlgorithms.ByName(algorithm) is SignatureAlgorithm known && known.KeyType == key.Type
            ? known
            : throw new ArgumentException($"A {key.Type} key makes no {algorithm} signatures.", nameof(algorithm));
        using SshWriter writer = new();
        return writer.WriteString(algorithm).WriteString(Sign(key, row.Hash, data)).ToArray();
    }

    private static byte[] Sign(KeyPair key, HashAlgorithmName hash, byte[] data)
    {
        switch (key)
        {
            case Ed25519KeyPair ed25519:
                return Ed25519.Sign(ed25519.Seed, data);
            case RsaKeyPair rsa:
                using (RSA signer = rsa.CreateRsa())
                {
                    return signer.SignData(data, hash, RSASignaturePadding.Pkcs1);
                }

            case EcdsaKeyPair ecdsa:
                using (ECDsa signer = ecdsa.CreateEcdsa())
                {
                    return EcdsaValue(signer.SignData(data, hash));
                }

            default:
                throw new ArgumentException($"A {key.Type} key cannot sign here.", nameof(key));
        }
    }

    // RFC 5656 section 3.1.2: mpint r, mpint s; the platform hands out both at full length, one after the other.
    private static byte[] EcdsaValue(byte[] pair)
    {
        byte[] half = new byte[pair.Length / 2];
        using SshWriter writer = new();
        Buffer.BlockCopy(pair, 0, half, 0, half.Length);
        writer.WriteMpint(half);
        Buffer.BlockCopy(pair, half.Length, half, 0, half.Length);
        return writer.WriteMpint(half).ToArray();
    }
}
