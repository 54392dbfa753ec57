using System;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.OpenSsh;

/// <summary>The decrypted part of an openssh-key-v1 file (OpenSSH PROTOCOL.key section 3).</summary>
/// <remarks>uint32 check, the same again, string key type, the fields of the type, string comment, padding 1, 2, 3, ...</remarks>
internal static class OpenSshPrivateSection
{
    public static KeyPair Read(byte[] section, PublicKeyBlob publicKey, bool encrypted)
    {
        SshReader reader = new(section, ErrorReason.KeyFileDamaged);
        if (reader.ReadUInt32("check number") != reader.ReadUInt32("check number"))
        {
            // The two are the only proof of a right passphrase that this format has.
            throw encrypted ? KeyFileErrors.PassphraseWrong() : KeyFileErrors.Damaged("the two check numbers of its private section differ");
        }

        string type = reader.ReadAscii("key type");
        if (type != publicKey.Type)
        {
            throw KeyFileErrors.Damaged($"its public half is of the type {publicKey.Type}, its private half of the type {type}");
        }

        KeyPair pair = ReadFields(reader, section, publicKey);
        try
        {
            if (!Secrets.FixedTimeEquals(pair.PublicKey.Blob, publicKey.Blob))
            {
                throw KeyFileErrors.Damaged("its public and its private half are not of one key");
            }

            pair.Comment = KeyComment.FromBytes(reader.ReadString("comment"));
            CheckPadding(reader);
            return pair;
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }

    public static byte[] Write(KeyPair pair, byte[] check, int blockSize)
    {
        using SshWriter writer = new(4096);
        writer.WriteRaw(check).WriteRaw(check).WriteString(pair.Type);
        pair.WriteOpenSshFields(writer);
        writer.WriteString(pair.Comment.Bytes);
        for (byte padding = 1; writer.Length % blockSize != 0; padding++)
        {
            writer.WriteByte(padding);
        }

        return writer.ToArray();
    }

    private static KeyPair ReadFields(SshReader reader, byte[] section, PublicKeyBlob publicKey) => KeyTypeNames.Find(publicKey.Type)?.Type switch
    {
        SshKeyType.Ed25519 => ReadEd25519(reader),
        SshKeyType.Rsa => ReadRsa(reader),
        SshKeyType.Ecdsa => ReadEcdsa(reader),
        _ => ReadSealed(reader, publicKey.Type, section),
    };

    // string public key, string seed and public key in 64 bytes
    private static Ed25519KeyPair ReadEd25519(SshReader reader)
    {
        byte[] publicKey = reader.ReadString("Ed25519 public key");
        byte[] secret = reader.ReadString("Ed25519 private key");
        if (secret.Length != 64 || publicKey.Length != 32)
        {
            throw KeyFileErrors.Damaged($"an Ed25519 key has 32 public and 64 private bytes, not {publicKey.Length} and {secret.Length}");
        }

        byte[] seed = new byte[32];
        byte[] tail = new byte[32];
        Buffer.BlockCopy(secret, 0, seed, 0, 32);
        Buffer.BlockCopy(secret, 32, tail, 0, 32);
        Secrets.Clear(secret);
        if (!Secrets.FixedTimeEquals(tail, publicKey))
        {
            Secrets.Clear(seed);
            throw KeyFileErrors.Damaged("its private half repeats another public key");
        }

        return new Ed25519KeyPair(seed);
    }

    // mpint n, e, d, iqmp, p, q
    private static RsaKeyPair ReadRsa(SshReader reader)
    {
        byte[] modulus = reader.ReadMpint("RSA modulus n");
        byte[] exponent = reader.ReadMpint("RSA exponent e");
        byte[] d = reader.ReadMpint("RSA private exponent d");
        byte[] inverseQ = reader.ReadMpint("RSA coefficient iqmp");
        byte[] p = reader.ReadMpint("RSA prime p");
        byte[] q = reader.ReadMpint("RSA prime q");
        return RsaKeyPair.FromFile(modulus, exponent, d, p, q, inverseQ);
    }

    // string curve, string Q, mpint d
    private static EcdsaKeyPair ReadEcdsa(SshReader reader)
    {
        string name = reader.ReadAscii("curve name");
        EcdsaCurve curve = EcdsaCurve.ByName(name) ?? throw KeyFileErrors.Damaged($"'{name}' is no curve of SSH");
        byte[] point = reader.ReadString("curve point Q");
        return EcdsaKeyPair.FromFile(curve, point, reader.ReadMpint("ECDSA private number d"));
    }

    // The public fields first, each a string or an mpint (which has the same shape), then the private ones.
    private static SealedKeyPair ReadSealed(SshReader reader, string type, byte[] section)
    {
        bool dsa = type == KeyTypeNames.Dsa;
        int publicFields = dsa ? 4 : type.StartsWith("sk-ecdsa", StringComparison.Ordinal) ? 3 : 2;
        int start = reader.Position;
        for (int i = 1; i <= publicFields; i++)
        {
            reader.ReadString($"field {i} of the {type} key");
        }

        byte[] publicKey = new SshWriter().WriteString(type).WriteRaw(section, start, reader.Position - start).ToArray();
        if (dsa)
        {
            Secrets.Clear(reader.ReadString("DSA private number x"));
        }
        else
        {
            reader.ReadByte("security key flags");
            reader.ReadString("security key handle");
            reader.ReadString("security key reserved field");
        }

        byte[] fields = new byte[reader.Position - start];
        Buffer.BlockCopy(section, start, fields, 0, fields.Length);
        return new SealedKeyPair(type, publicKey, fields);
    }

    private static void CheckPadding(SshReader reader)
    {
        for (int expected = 1; !reader.AtEnd; expected++)
        {
            if (reader.ReadByte("padding") != (byte)expected)
            {
                throw KeyFileErrors.Damaged("the padding behind its private section is wrong");
            }
        }
    }
}
