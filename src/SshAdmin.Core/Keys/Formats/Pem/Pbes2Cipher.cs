using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Keys.Formats.Der;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>A cipher of PBES2.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">What people call it.</param>
/// <param name="KeySize">Bytes of key.</param>
/// <param name="BlockSize">Bytes of a block and of the initial vector.</param>
internal sealed record Pbes2Cipher(string Oid, string Name, int KeySize, int BlockSize)
{
    public static readonly IReadOnlyList<Pbes2Cipher> Rows =
    [
        new(Oids.Aes128Cbc, "aes128-cbc", 16, 16),
        new(Oids.Aes192Cbc, "aes192-cbc", 24, 16),
        new(Oids.Aes256Cbc, "aes256-cbc", 32, 16),
        new(Oids.TripleDesCbc, "3des-cbc", 24, 8),
    ];

    public bool IsTripleDes => BlockSize == 8;

    public static (Pbes2Cipher Cipher, byte[] Iv) Read(DerReader reader)
    {
        string oid = reader.ReadOid("cipher");
        Pbes2Cipher cipher = Rows.FirstOrDefault(row => row.Oid == oid)
            ?? throw KeyFileErrors.Unsupported($"The private key is encrypted with the cipher {oid}, which SshAdmin does not know. Rewrite it with: openssl pkcs8 -topk8 -v2 aes-256-cbc.");
        byte[] iv = reader.ReadOctetString("initial vector");
        reader.ExpectEnd("the initial vector");
        return iv.Length == cipher.BlockSize
            ? (cipher, iv)
            : throw KeyFileErrors.Damaged($"the initial vector has {iv.Length} bytes instead of {cipher.BlockSize}");
    }
}
