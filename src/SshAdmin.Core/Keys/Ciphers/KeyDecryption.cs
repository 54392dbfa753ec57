using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Ciphers;

/// <summary>Takes the encryption off a private section.</summary>
internal static class KeyDecryption
{
    /// <param name="cipher">Which cipher; not none.</param>
    /// <param name="secret">Key and initial vector, one behind the other, as the derivation gave them.</param>
    /// <param name="data">Whole blocks, followed by the tag where the cipher has one.</param>
    /// <returns>The plain section, or <c>null</c> when the tag does not fit.</returns>
    public static byte[]? Decrypt(KeyCipher cipher, byte[] secret, byte[] data)
    {
        byte[] key = Part(secret, 0, cipher.KeySize);
        byte[] iv = Part(secret, cipher.KeySize, cipher.IvSize);
        try
        {
            return cipher.Mode switch
            {
                KeyCipherMode.AesGcm => AesGcm.Open(key, iv, [], data),
                KeyCipherMode.ChaCha20Poly1305 => OpenChaCha(key, data),
                KeyCipherMode.AesCtr => Run(new AesCtr(key, iv), data),
                KeyCipherMode.TripleDesCbc => Run(CbcCipher.TripleDes(encrypt: false, key, iv), data),
                _ => Run(CbcCipher.Aes(encrypt: false, key, iv), data),
            };
        }
        finally
        {
            Secrets.Clear(key);
            Secrets.Clear(iv);
        }
    }

    private static byte[] Run(SymmetricCipher cipher, byte[] data)
    {
        using (cipher)
        {
            return cipher.Transform(data);
        }
    }

    // A key file is "packet" number 0 and has no encrypted length in front.
    private static byte[]? OpenChaCha(byte[] key, byte[] data)
    {
        using OpenSshChaCha20Poly1305 cipher = new(key);
        int count = data.Length - OpenSshChaCha20Poly1305.TagSize;
        byte[] tag = Part(data, count, OpenSshChaCha20Poly1305.TagSize);
        if (!Secrets.FixedTimeEquals(tag, cipher.Tag(0, data, 0, count)))
        {
            return null;
        }

        byte[] plain = new byte[count];
        cipher.TransformBody(0, data, 0, plain, 0, count);
        return plain;
    }

    private static byte[] Part(byte[] whole, int offset, int count)
    {
        byte[] part = new byte[count];
        Buffer.BlockCopy(whole, offset, part, 0, count);
        return part;
    }
}
