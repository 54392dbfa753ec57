using System;
using System.Security.Cryptography;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Material;

/// <summary>An ECDSA key pair on one of the three NIST curves of RFC 5656.</summary>
internal sealed class EcdsaKeyPair : KeyPair
{
    private EcdsaKeyPair(EcdsaCurve curve, byte[] point, byte[] scalar)
    {
        Curve = curve;
        Point = point;
        Scalar = scalar;
    }

    public override string Type => KeyTypeNames.EcdsaPrefix + Curve.Name;

    public EcdsaCurve Curve { get; }

    /// <summary>The public point Q, uncompressed: 4, x, y.</summary>
    public byte[] Point { get; }

    /// <summary>The private number d at full length.</summary>
    public byte[] Scalar { get; }

    public static EcdsaKeyPair FromParameters(EcdsaCurve curve, ECParameters parameters)
    {
        byte[] point = new byte[1 + (2 * curve.FieldSize)];
        point[0] = 4;
        Buffer.BlockCopy(BigEndian.Pad(parameters.Q.X!, curve.FieldSize), 0, point, 1, curve.FieldSize);
        Buffer.BlockCopy(BigEndian.Pad(parameters.Q.Y!, curve.FieldSize), 0, point, 1 + curve.FieldSize, curve.FieldSize);
        return new EcdsaKeyPair(curve, point, BigEndian.Pad(parameters.D!, curve.FieldSize));
    }

    /// <summary>Takes the numbers of a file and checks that they are one key.</summary>
    /// <param name="curve">The curve that the file names.</param>
    /// <param name="point">The public point, or <c>null</c> to compute it.</param>
    /// <param name="scalar">The private number; cleared here, this object keeps a padded copy.</param>
    /// <exception cref="Errors.SshInputException">KeyFileDamaged.</exception>
    public static EcdsaKeyPair FromFile(EcdsaCurve curve, byte[]? point, byte[] scalar)
    {
        byte[]? padded = null;
        EcdsaKeyPair? pair = null;
        try
        {
            padded = BigEndian.Pad(scalar, curve.FieldSize);
            pair = new EcdsaKeyPair(curve, point ?? NistCurve.ByName(curve.Name).PublicPoint(padded), padded);
            if (pair.IsConsistent())
            {
                return pair;
            }
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // A number out of range or a point off the curve: the same finding as two halves that do not fit.
        }
        finally
        {
            Secrets.Clear(scalar);
        }

        Secrets.Clear(padded);
        throw KeyFileErrors.Damaged("its ECDSA numbers do not belong to one key");
    }

    /// <summary>The key in the base class library's ECDSA, for signing.</summary>
    public ECDsa CreateEcdsa() => ECDsa.Create(new ECParameters { Curve = Curve.Curve, Q = PublicPoint(), D = Scalar });

    // OpenSSH ssh-ecdsa.c: curve name, Q, d
    public override void WriteOpenSshFields(SshWriter writer) => writer.WriteString(Curve.Name).WriteString(Point).WriteMpint(Scalar);

    public override void Dispose() => Secrets.Clear(Scalar);

    protected override byte[] EncodePublicKey() => new SshWriter().WriteString(Type).WriteString(Curve.Name).WriteString(Point).ToArray();

    // Not every platform compares d and Q on import, so that a signature has to show it.
    private bool IsConsistent()
    {
        if (Point.Length != 1 + (2 * Curve.FieldSize) || Point[0] != 4)
        {
            return false;
        }

        byte[] message = new byte[32];
        using ECDsa signer = CreateEcdsa();
        using ECDsa verifier = ECDsa.Create(new ECParameters { Curve = Curve.Curve, Q = PublicPoint() });
        return verifier.VerifyData(message, signer.SignData(message, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256);
    }

    private ECPoint PublicPoint()
    {
        byte[] x = new byte[Curve.FieldSize];
        byte[] y = new byte[Curve.FieldSize];
        Buffer.BlockCopy(Point, 1, x, 0, x.Length);
        Buffer.BlockCopy(Point, 1 + x.Length, y, 0, y.Length);
        return new ECPoint { X = x, Y = y };
    }
}
