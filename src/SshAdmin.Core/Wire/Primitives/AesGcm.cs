using System;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>AES in Galois/Counter Mode (NIST SP 800-38D) with a 16-byte tag.</summary>
internal static class AesGcm
{
    public const int TagSize = 16;

    /// <summary>The ciphertext followed by the tag.</summary>
    public static byte[] Seal(byte[] key, byte[] nonce, byte[] associatedData, byte[] plaintext)
    {
        GcmBlockCipher cipher = Create(true, key, nonce, associatedData);
        byte[] output = new byte[plaintext.Length + TagSize];
        int written = cipher.ProcessBytes(plaintext, 0, plaintext.Length, output, 0);
        cipher.DoFinal(output, written);
        return output;
    }

    /// <summary>The plaintext, or <c>null</c> when the tag does not fit.</summary>
    public static byte[]? Open(byte[] key, byte[] nonce, byte[] associatedData, byte[] ciphertextAndTag)
    {
        if (ciphertextAndTag.Length < TagSize)
        {
            return null;
        }

        GcmBlockCipher cipher = Create(false, key, nonce, associatedData);
        byte[] output = new byte[ciphertextAndTag.Length - TagSize];
        try
        {
            int written = cipher.ProcessBytes(ciphertextAndTag, 0, ciphertextAndTag.Length, output, 0);
            cipher.DoFinal(output, written);
            return output;
        }
        catch (InvalidCipherTextException)
        {
            Array.Clear(output, 0, output.Length);
            return null;
        }
    }

    private static GcmBlockCipher Create(bool encrypt, byte[] key, byte[] nonce, byte[] associatedData)
    {
        GcmBlockCipher cipher = new(new AesEngine());
        cipher.Init(encrypt, new AeadParameters(new KeyParameter(key), TagSize * 8, nonce, associatedData));
        return cipher;
    }
}
