using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>RSA signatures with PKCS #1 v1.5 padding (RFC 8017 section 8.2), by the platform.</summary>
internal static class RsaSignature
{
    public static bool Verify(byte[] modulus, byte[] exponent, HashAlgorithmName hash, byte[] signature, byte[] message)
    {
        if (signature.Length > modulus.Length)
        {
            return false;
        }

        // Some servers drop leading zeros; OpenSSH puts them back (ssh-rsa.c, ssh_rsa_verify).
        byte[] padded = new byte[modulus.Length];
        Buffer.BlockCopy(signature, 0, padded, modulus.Length - signature.Length, signature.Length);
        try
        {
            using RSA rsa = RSA.Create();
            rsa.ImportParameters(new RSAParameters { Modulus = modulus, Exponent = exponent });
            return rsa.VerifyData(message, padded, hash, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // The platform refuses the key itself, for example one that is too short for the hash.
            return false;
        }
    }
}
