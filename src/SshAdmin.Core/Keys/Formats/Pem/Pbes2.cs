using System.Security.Cryptography;
using System.Threading;
using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>The password-based encryption of PKCS#8 files (RFC 8018 section 6.2, RFC 7914 section 7 for scrypt).</summary>
/// <param name="Kdf">How the key is derived.</param>
/// <param name="Cipher">How the content is encrypted.</param>
/// <param name="Iv">Its initial vector.</param>
/// <param name="Encrypted">The content.</param>
internal sealed record Pbes2(Pbes2Kdf Kdf, Pbes2Cipher Cipher, byte[] Iv, byte[] Encrypted)
{
    /// <summary>What OWASP's password storage guidance asks for PBKDF2 with HMAC-SHA-256.</summary>
    public const int DefaultIterations = 600_000;

    private const int SaltSize = 16;

    /// <remarks>SEQUENCE { SEQUENCE { PBES2, SEQUENCE { kdf, cipher } }, OCTET STRING content }</remarks>
    public static Pbes2 Read(byte[] data)
    {
        DerReader file = new(data);
        DerReader info = file.ReadSequence("encrypted private key");
        file.ExpectEnd("the encrypted private key");
        DerReader algorithm = info.ReadSequence("encryption algorithm");
        byte[] encrypted = info.ReadOctetString("encrypted content");
        info.ExpectEnd("the encrypted content");
        string oid = algorithm.ReadOid("encryption algorithm");
        if (oid != Oids.Pbes2)
        {
            throw KeyFileErrors.Unsupported($"The private key is encrypted by the old scheme {oid} (PKCS#5 version 1.5 or PKCS#12). Rewrite it with: openssl pkcs8 -topk8 -v2 aes-256-cbc.");
        }

        DerReader parameters = algorithm.ReadSequence("encryption parameters");
        algorithm.ExpectEnd("the encryption parameters");
        Pbes2Kdf kdf = Pbes2Kdf.Read(parameters.ReadSequence("key derivation"));
        (Pbes2Cipher cipher, byte[] iv) = Pbes2Cipher.Read(parameters.ReadSequence("cipher"));
        parameters.ExpectEnd("the cipher");
        kdf.RequireLength(cipher.KeySize);
        return encrypted.Length > 0 && encrypted.Length % cipher.BlockSize == 0
            ? new Pbes2(kdf, cipher, iv, encrypted)
            : throw KeyFileErrors.Damaged($"its encrypted part has {encrypted.Length} bytes, which is no multiple of {cipher.BlockSize}");
    }

    public byte[] Decrypt(byte[] passphrase, CancellationToken stop)
    {
        byte[] key = Kdf.Derive(passphrase, Cipher.KeySize, stop);
        try
        {
            return BlockPadding.DecryptCbc(Cipher.IsTripleDes, key, Iv, Encrypted);
        }
        finally
        {
            Secrets.Clear(key);
        }
    }

    /// <summary>PBKDF2 with HMAC-SHA-256 and AES-256-CBC, which every current reader knows.</summary>
    public static byte[] Write(byte[] content, byte[] passphrase, int iterations, CancellationToken stop)
    {
        byte[] salt = RandomBytes.Create(SaltSize);
        byte[] iv = RandomBytes.Create(16);
        byte[] key = Pbkdf2.Derive(HashAlgorithmName.SHA256, passphrase, salt, iterations, 32, stop);
        byte[] encrypted = BlockPadding.EncryptAesCbc(key, iv, content);
        Secrets.Clear(key);
        using DerWriter file = new();
        file.WriteSequence(info => info
            .WriteSequence(algorithm => algorithm
                .WriteOid(Oids.Pbes2)
                .WriteSequence(parameters => parameters
                    .WriteSequence(kdf => kdf
                        .WriteOid(Oids.Pbkdf2)
                        .WriteSequence(options => options
                            .WriteOctetString(salt)
                            .WriteNumber(iterations)
                            .WriteSequence(prf => prf.WriteOid(Oids.HmacSha256).WriteNull())))
                    .WriteSequence(cipher => cipher.WriteOid(Oids.Aes256Cbc).WriteOctetString(iv))))
            .WriteOctetString(encrypted));
        return file.ToArray();
    }
}
