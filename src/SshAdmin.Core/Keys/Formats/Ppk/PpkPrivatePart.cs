using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>The private part of a PPK file: only what the public part lacks (PuTTY manual, appendix C.3).</summary>
internal static class PpkPrivatePart
{
    public static KeyPair Read(byte[] plain, PublicKeyBlob publicKey)
    {
        SshReader reader = new(plain, ErrorReason.KeyFileDamaged);
        KeyPair pair = ReadFields(reader, publicKey);
        if (Secrets.FixedTimeEquals(pair.PublicKey.Blob, publicKey.Blob))
        {
            return pair;
        }

        pair.Dispose();
        throw KeyFileErrors.Damaged("its public and its private half are not of one key");
    }

    public static byte[] Write(KeyPair pair)
    {
        using SshWriter writer = new(2048);
        switch (pair)
        {
            case RsaKeyPair rsa:
                writer.WriteMpint(rsa.D).WriteMpint(rsa.P).WriteMpint(rsa.Q).WriteMpint(rsa.InverseQ);
                break;
            case EcdsaKeyPair ecdsa:
                writer.WriteMpint(ecdsa.Scalar);
                break;
            case Ed25519KeyPair ed25519:
                writer.WriteString(ed25519.Seed);
                break;
            default:
                throw KeyFileErrors.Unfit($"A {pair.Type} key cannot be written as PPK; PPK files hold Ed25519, ECDSA and RSA keys.");
        }

        return writer.ToArray();
    }

    private static KeyPair ReadFields(SshReader reader, PublicKeyBlob publicKey)
    {
        switch (KeyTypeNames.Find(publicKey.Type)?.Type)
        {
            // mpint d, p, q, iqmp
            case SshKeyType.Rsa:
                byte[] d = reader.ReadMpint("RSA private exponent d");
                byte[] p = reader.ReadMpint("RSA prime p");
                byte[] q = reader.ReadMpint("RSA prime q");
                return RsaKeyPair.FromFile(publicKey.Modulus!, publicKey.Exponent!, d, p, q, reader.ReadMpint("RSA coefficient iqmp"));
            case SshKeyType.Ecdsa:
                return EcdsaKeyPair.FromFile(EcdsaCurve.ByName(publicKey.Curve!)!, publicKey.Point!, reader.ReadMpint("ECDSA private number"));
            case SshKeyType.Ed25519:
                byte[] seed = reader.ReadString("Ed25519 private key");
                return seed.Length == 32 ? new Ed25519KeyPair(seed) : throw KeyFileErrors.Damaged($"an Ed25519 private key has 32 bytes, not {seed.Length}");
            // mpint x; what OpenSSH's format holds is the public fields and that.
            case SshKeyType.Dsa:
                byte[] x = reader.ReadMpint("DSA private number x");
                using (SshWriter fields = new(1024))
                {
                    int type = 4 + publicKey.Type.Length;
                    fields.WriteRaw(publicKey.Blob, type, publicKey.Blob.Length - type).WriteMpint(x);
                    Secrets.Clear(x);
                    return new SealedKeyPair(publicKey.Type, publicKey.Blob, fields.ToArray());
                }

            default:
                throw KeyFileErrors.Unsupported($"The private half of a {publicKey.Type} key in a PPK file cannot be used here; make a new Ed25519 key.");
        }
    }
}
