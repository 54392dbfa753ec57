using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>Cipher block chaining with the padding of PKCS#7 (RFC 5652 section 6.3), as PEM and PKCS#8 files use it.</summary>
internal static class BlockPadding
{
    /// <summary>Padding that does not fit is how a wrong passphrase shows.</summary>
    public static byte[] DecryptCbc(bool tripleDes, byte[] key, byte[] iv, byte[] encrypted)
    {
        using CbcCipher cipher = tripleDes ? CbcCipher.TripleDes(encrypt: false, key, iv) : CbcCipher.Aes(encrypt: false, key, iv);
        byte[] padded = cipher.Transform(encrypted);
        try
        {
            int padding = padded[padded.Length - 1];
            bool fits = padding > 0 && padding <= cipher.BlockSize;
            for (int i = 1; fits && i <= padding; i++)
            {
                fits = padded[padded.Length - i] == padding;
            }

            if (!fits)
            {
                throw KeyFileErrors.PassphraseWrongOrDamaged();
            }

            byte[] plain = new byte[padded.Length - padding];
            Buffer.BlockCopy(padded, 0, plain, 0, plain.Length);
            return plain;
        }
        finally
        {
            Secrets.Clear(padded);
        }
    }

    public static byte[] EncryptAesCbc(byte[] key, byte[] iv, byte[] plain)
    {
        using CbcCipher cipher = CbcCipher.Aes(encrypt: true, key, iv);
        int padding = cipher.BlockSize - (plain.Length % cipher.BlockSize);
        byte[] data = new byte[plain.Length + padding];
        Buffer.BlockCopy(plain, 0, data, 0, plain.Length);
        for (int i = plain.Length; i < data.Length; i++)
        {
            data[i] = (byte)padding;
        }

        cipher.Transform(data, 0, data, 0, data.Length);
        return data;
    }
}
