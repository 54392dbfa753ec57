using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>OpenSSL's old encryption of PEM files: Proc-Type and DEK-Info headers, and a key from one round of MD5. Read, never written.</summary>
/// <param name="Cipher">Which cipher.</param>
/// <param name="Iv">The initial vector, whose first 8 bytes are the salt as well.</param>
internal sealed record DekInfo(DekCipher Cipher, byte[] Iv)
{
    private const string Header = "DEK-Info";
    private const int SaltSize = 8;

    /// <summary><c>null</c> for a file without such headers, which is not encrypted.</summary>
    public static DekInfo? Read(PemBlock block)
    {
        bool encrypted = block.Headers.TryGetValue("Proc-Type", out string? type) && type.IndexOf("ENCRYPTED", StringComparison.OrdinalIgnoreCase) >= 0;
        if (!block.Headers.TryGetValue(Header, out string? info))
        {
            return encrypted ? throw KeyFileErrors.Damaged($"it says that it is encrypted, but the line '{Header}:' is missing") : null;
        }

        string[] parts = info.Split(',');
        DekCipher cipher = DekCipher.Rows.FirstOrDefault(row => string.Equals(row.Name, parts[0].Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw KeyFileErrors.Unsupported($"The private key is encrypted with '{DisplayText.Escape(parts[0])}', which SshAdmin does not read. Rewrite it with: ssh-keygen -p -f <file>.");
        byte[]? iv = parts.Length == 2 ? Hex(parts[1].Trim()) : null;
        if (iv is null || iv.Length != cipher.BlockSize)
        {
            throw KeyFileErrors.Damaged($"the line '{Header}:' needs {2 * cipher.BlockSize} hexadecimal digits behind the comma");
        }

        return block.Data.Length % cipher.BlockSize == 0
            ? new DekInfo(cipher, iv)
            : throw KeyFileErrors.Damaged($"its encrypted part has {block.Data.Length} bytes, which is no multiple of {cipher.BlockSize}");
    }

    public byte[] Decrypt(byte[] passphrase, byte[] encrypted)
    {
        byte[] key = DeriveKey(passphrase);
        try
        {
            return BlockPadding.DecryptCbc(Cipher.IsTripleDes, key, Iv, encrypted);
        }
        finally
        {
            Secrets.Clear(key);
        }
    }

    // OpenSSL EVP_BytesToKey with MD5 and one round: D1 = MD5(passphrase, salt), D2 = MD5(D1, passphrase, salt), ...
    private byte[] DeriveKey(byte[] passphrase)
    {
        byte[] key = new byte[Cipher.KeySize];
        byte[] last = [];
        for (int done = 0; done < key.Length;)
        {
            using SshWriter input = new(128);
            input.WriteRaw(last).WriteRaw(passphrase).WriteRaw(Iv, 0, SaltSize);
            Secrets.Clear(last);
            last = Hashes.Compute(HashAlgorithmName.MD5, input);
            int count = Math.Min(last.Length, key.Length - done);
            Buffer.BlockCopy(last, 0, key, done, count);
            done += count;
        }

        Secrets.Clear(last);
        return key;
    }

    private static byte[]? Hex(string digits)
    {
        byte[] bytes = new byte[digits.Length / 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!byte.TryParse(digits.Substring(2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[i]))
            {
                return null;
            }
        }

        return digits.Length % 2 == 0 ? bytes : null;
    }
}

/// <summary>A cipher of <see cref="DekInfo"/>.</summary>
/// <param name="Name">OpenSSL's name.</param>
/// <param name="KeySize">Bytes of key.</param>
/// <param name="BlockSize">Bytes of a block and of the initial vector.</param>
internal sealed record DekCipher(string Name, int KeySize, int BlockSize)
{
    public static readonly IReadOnlyList<DekCipher> Rows =
    [
        new("AES-128-CBC", 16, 16),
        new("AES-192-CBC", 24, 16),
        new("AES-256-CBC", 32, 16),
        new("DES-EDE3-CBC", 24, 8),
    ];

    public bool IsTripleDes => BlockSize == 8;
}
