using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>ECDSA on the NIST curves (FIPS 186-4 section 6), by the platform.</summary>
internal static class EcdsaSignature
{
    /// <param name="curve">The name in SSH, such as <c>nistp256</c>.</param>
    /// <param name="point">The public key as uncompressed point.</param>
    /// <param name="hash">The hash of the message.</param>
    /// <param name="r">r, big-endian without leading zeros.</param>
    /// <param name="s">s, likewise.</param>
    /// <param name="message">What was signed.</param>
    /// <returns>False also for points that are not on the curve.</returns>
    public static bool Verify(string curve, byte[] point, HashAlgorithmName hash, byte[] r, byte[] s, byte[] message)
    {
        int size = (point.Length - 1) / 2;
        if (r.Length > size || s.Length > size || !NistCurve.ByName(curve).IsPoint(point))
        {
            return false;
        }

        byte[] x = new byte[size];
        byte[] y = new byte[size];
        Buffer.BlockCopy(point, 1, x, 0, size);
        Buffer.BlockCopy(point, 1 + size, y, 0, size);

        // The platform takes r and s padded to the size of the field, one after the other (IEEE P1363).
        byte[] signature = new byte[2 * size];
        Buffer.BlockCopy(r, 0, signature, size - r.Length, r.Length);
        Buffer.BlockCopy(s, 0, signature, (2 * size) - s.Length, s.Length);
        try
        {
            using ECDsa ecdsa = ECDsa.Create(new ECParameters { Curve = CurveByName(curve), Q = new ECPoint { X = x, Y = y } });
            return ecdsa.VerifyData(message, signature, hash);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static ECCurve CurveByName(string curve) => curve switch
    {
        "nistp256" => ECCurve.NamedCurves.nistP256,
        "nistp384" => ECCurve.NamedCurves.nistP384,
        "nistp521" => ECCurve.NamedCurves.nistP521,
        _ => throw new ArgumentException($"No curve of RFC 5656 is named {curve}.", nameof(curve)),
    };
}
