using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>PrivateKeyInfo of RFC 5208, OneAsymmetricKey of RFC 5958.</summary>
internal static class Pkcs8
{
    public const string Label = "PRIVATE KEY";
    public const string EncryptedLabel = "ENCRYPTED PRIVATE KEY";

    // RFC 5958 section 2: [0] attributes, which say nothing here, and [1] public key, a bit string without explicit tag.
    private const byte Attributes = 0xa0;
    private const byte PublicKey = 0x81;

    /// <remarks>SEQUENCE { version, SEQUENCE { algorithm, parameters }, OCTET STRING key, [0] OPTIONAL, [1] OPTIONAL }</remarks>
    public static KeyPair Read(byte[] data)
    {
        DerReader file = new(data);
        DerReader info = file.ReadSequence("private key");
        file.ExpectEnd("the private key");
        long version = info.ReadNumber("version");
        if (version > 1)
        {
            throw KeyFileErrors.Damaged($"a PKCS#8 key has the version 0 or 1, not {version}");
        }

        DerReader algorithm = info.ReadSequence("algorithm");
        byte[] key = info.ReadOctetString("key");
        SkipOptional(info, Attributes, "attributes");
        if (version == 1)
        {
            SkipOptional(info, PublicKey, "public key");
        }

        info.ExpectEnd("the key");
        try
        {
            return ReadKey(algorithm, key);
        }
        finally
        {
            Secrets.Clear(key);
        }
    }

    public static byte[] Write(KeyPair pair)
    {
        byte[] key = pair switch
        {
            RsaKeyPair rsa => Pkcs1.Write(rsa),
            EcdsaKeyPair ecdsa => Sec1.Write(ecdsa, withCurve: false),
            Ed25519KeyPair ed25519 => WriteSeed(ed25519.Seed),
            _ => throw KeyFileErrors.Unfit($"A {pair.Type} key cannot be written as PKCS#8; Ed25519, ECDSA and RSA keys can."),
        };
        using DerWriter file = new();
        file.WriteSequence(info =>
        {
            info.WriteNumber(0).WriteSequence(algorithm => WriteAlgorithm(algorithm, pair)).WriteOctetString(key);
        });
        Secrets.Clear(key);
        return file.ToArray();
    }

    private static KeyPair ReadKey(DerReader algorithm, byte[] key)
    {
        string oid = algorithm.ReadOid("algorithm");
        switch (oid)
        {
            case Oids.Rsa:
                algorithm.ReadNull("RSA parameters");
                algorithm.ExpectEnd("the algorithm");
                return Pkcs1.Read(key);
            case Oids.EcPublicKey:
                return Sec1.Read(key, Sec1.ReadCurve(algorithm));
            case Oids.Ed25519:
                algorithm.ExpectEnd("the algorithm");
                return ReadSeed(key);
            case Oids.Dsa:
                throw KeyFileErrors.Unsupported("The file holds a DSA key, which current SSH software refuses. Make a new Ed25519 key.");
            default:
                throw KeyFileErrors.Unsupported($"The file holds a key of the algorithm {oid}, which SSH does not use.");
        }
    }

    // RFC 8410 section 7: the seed is an octet string inside the octet string.
    private static Ed25519KeyPair ReadSeed(byte[] key)
    {
        DerReader reader = new(key);
        byte[] seed = reader.ReadOctetString("Ed25519 key");
        reader.ExpectEnd("the Ed25519 key");
        return seed.Length == 32 ? new Ed25519KeyPair(seed) : throw KeyFileErrors.Damaged($"an Ed25519 private key has 32 bytes, not {seed.Length}");
    }

    private static byte[] WriteSeed(byte[] seed)
    {
        using DerWriter writer = new();
        return writer.WriteOctetString(seed).ToArray();
    }

    private static void WriteAlgorithm(DerWriter algorithm, KeyPair pair)
    {
        switch (pair)
        {
            case RsaKeyPair:
                algorithm.WriteOid(Oids.Rsa).WriteNull();
                break;
            case EcdsaKeyPair ecdsa:
                algorithm.WriteOid(Oids.EcPublicKey).WriteOid(ecdsa.Curve.Oid);
                break;
            default:
                algorithm.WriteOid(Oids.Ed25519);
                break;
        }
    }

    private static void SkipOptional(DerReader reader, byte tag, string what)
    {
        if (reader.NextIs(tag))
        {
            reader.Skip(what);
        }
    }
}
