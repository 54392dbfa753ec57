using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Ciphers;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.OpenSsh;

/// <summary>Reads the outer layer of an openssh-key-v1 file (OpenSSH PROTOCOL.key).</summary>
/// <remarks>
/// byte[] "openssh-key-v1\0", string cipher, string kdf, string kdf options, uint32 number of keys,
/// string public key, string private section; an authentication tag follows where the cipher has one.
/// </remarks>
internal static class OpenSshKeyReader
{
    public static PrivateKeyFile Read(PemBlock block, IReadOnlyList<string> remarks)
    {
        SshReader reader = new(block.Data, ErrorReason.KeyFileDamaged);
        byte[] magic = OpenSshKeyFormat.Magic();
        if (!Secrets.FixedTimeEquals(reader.ReadBytes(magic.Length, "the mark 'openssh-key-v1'"), magic))
        {
            throw KeyFileErrors.Damaged("its content does not begin with 'openssh-key-v1'");
        }

        string cipherName = reader.ReadAscii("cipher name");
        string kdf = reader.ReadAscii("key derivation name");
        byte[] kdfOptions = reader.ReadString("key derivation options");
        uint count = reader.ReadUInt32("number of keys");
        if (count != 1)
        {
            throw KeyFileErrors.Damaged($"it claims to hold {count} keys, where OpenSSH reads and writes files of one key only");
        }

        PublicKeyBlob publicKey = KeyBlobs.Parse(reader.ReadString("public key"));
        if (publicKey.IsCertificate)
        {
            throw KeyFileErrors.Unsupported("The file holds a certificate together with its private key. Keep the private key and the -cert.pub file apart, as ssh-keygen does.");
        }

        byte[] section = reader.ReadString("private section");
        KeyCipher cipher = KeyCipher.Find(cipherName)
            ?? throw KeyFileErrors.Unsupported($"The private key is encrypted with '{cipherName}', which SshAdmin does not know. Change the cipher with the tool that wrote it.");
        byte[] encrypted = AppendTag(reader, cipher, section);
        reader.ExpectEnd("the private section");
        (byte[] salt, uint rounds) = ReadKdf(cipher, kdf, kdfOptions);
        return new OpenSshKeyFile(cipher, salt, rounds, encrypted)
        {
            Format = SshKeyFormat.OpenSsh,
            PublicKey = publicKey,
            Remarks = remarks,
            Protection = cipher.Mode == KeyCipherMode.None ? KeyProtection.None : new KeyProtection(cipherName, kdf, rounds),
        };
    }

    private static byte[] AppendTag(SshReader reader, KeyCipher cipher, byte[] section)
    {
        if (section.Length == 0 || section.Length % cipher.BlockSize != 0)
        {
            throw KeyFileErrors.Damaged($"the private section has {section.Length} bytes, which is no multiple of the block size {cipher.BlockSize}");
        }

        byte[] whole = new byte[section.Length + cipher.TagSize];
        Buffer.BlockCopy(section, 0, whole, 0, section.Length);
        byte[] tag = reader.ReadBytes(cipher.TagSize, "authentication tag");
        Buffer.BlockCopy(tag, 0, whole, section.Length, tag.Length);
        Secrets.Clear(section);
        return whole;
    }

    private static (byte[] Salt, uint Rounds) ReadKdf(KeyCipher cipher, string kdf, byte[] options)
    {
        if (cipher.Mode == KeyCipherMode.None)
        {
            return kdf == OpenSshKeyFormat.NoKdf
                ? ([], 0)
                : throw KeyFileErrors.Damaged($"it is not encrypted but names the key derivation '{kdf}'");
        }

        if (kdf != OpenSshKeyFormat.Kdf)
        {
            throw KeyFileErrors.Damaged($"it is encrypted but names the key derivation '{kdf}' instead of bcrypt");
        }

        SshReader reader = new(options, ErrorReason.KeyFileDamaged);
        byte[] salt = reader.ReadString("bcrypt salt");
        uint rounds = reader.ReadUInt32("bcrypt rounds");
        reader.ExpectEnd("the bcrypt rounds");
        return salt.Length > 0 && rounds > 0
            ? (salt, rounds)
            : throw KeyFileErrors.Damaged($"it names {salt.Length} bytes of bcrypt salt and {rounds} rounds; neither can be zero");
    }
}
