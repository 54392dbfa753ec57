using SshAdmin.Core.Keys.Formats.Der;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>ECPrivateKey of SEC 1 appendix C.4 and RFC 5915.</summary>
internal static class Sec1
{
    public const string Label = "EC PRIVATE KEY";

    private static readonly byte Parameters = DerTag.Context(0);
    private static readonly byte PublicKey = DerTag.Context(1);

    /// <remarks>SEQUENCE { version 1, OCTET STRING d, [0] curve OPTIONAL, [1] BIT STRING Q OPTIONAL }</remarks>
    /// <param name="data">The encoding.</param>
    /// <param name="curve">The curve, where something around the key names it, as in PKCS#8.</param>
    public static EcdsaKeyPair Read(byte[] data, EcdsaCurve? curve = null)
    {
        DerReader file = new(data);
        DerReader key = file.ReadSequence("EC private key");
        file.ExpectEnd("the EC private key");
        long version = key.ReadNumber("version");
        if (version != 1)
        {
            throw KeyFileErrors.Damaged($"an EC private key has the version 1, not {version}");
        }

        byte[] scalar = key.ReadOctetString("private number");
        if (key.NextIs(Parameters))
        {
            EcdsaCurve named = ReadCurve(key.ReadConstructed(Parameters, "curve"));
            curve = curve is null || curve == named ? named : throw KeyFileErrors.Damaged($"it names two curves, {curve.Name} and {named.Name}");
        }

        byte[]? point = null;
        if (key.NextIs(PublicKey))
        {
            DerReader field = key.ReadConstructed(PublicKey, "public point");
            point = field.ReadBitString("public point");
            field.ExpectEnd("the public point");
        }

        key.ExpectEnd("the EC private key");
        if (curve is null)
        {
            throw KeyFileErrors.Damaged("the EC private key does not name its curve");
        }

        // openssl ec -conv_form compressed: libcrypto reads such a point, and SSH writes it out in full (RFC 5656 section 3.1).
        return EcdsaKeyPair.FromFile(curve, point is null ? null : NistCurve.ByName(curve.Name).Uncompress(point) ?? point, scalar);
    }

    /// <summary>Reads the identifier of a curve, which fills the rest of the reader.</summary>
    public static EcdsaCurve ReadCurve(DerReader reader)
    {
        if (reader.NextIs(DerTag.Sequence))
        {
            throw KeyFileErrors.Unsupported("The EC key describes its curve by numbers instead of by name. Only the curves NIST P-256, P-384 and P-521, by name, are used in SSH.");
        }

        string oid = reader.ReadOid("curve");
        reader.ExpectEnd("the curve");
        return EcdsaCurve.ByOid(oid)
            ?? throw KeyFileErrors.Unsupported($"The EC key is on the curve {oid}, which SSH does not use. SSH knows NIST P-256, P-384 and P-521.");
    }

    /// <param name="key">The key.</param>
    /// <param name="withCurve">False inside PKCS#8, where the curve stands outside.</param>
    public static byte[] Write(EcdsaKeyPair key, bool withCurve)
    {
        using DerWriter file = new();
        file.WriteSequence(sequence =>
        {
            sequence.WriteNumber(1).WriteOctetString(key.Scalar);
            if (withCurve)
            {
                sequence.WriteConstructed(Parameters, field => field.WriteOid(key.Curve.Oid));
            }

            sequence.WriteConstructed(PublicKey, field => field.WriteBitString(key.Point));
        });
        return file.ToArray();
    }
}
