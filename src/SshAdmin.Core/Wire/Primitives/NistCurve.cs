using System;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>The NIST prime curves that RFC 5656 requires, with the operations of ECDH.</summary>
internal sealed class NistCurve
{
    private readonly X9ECParameters _parameters;

    private NistCurve(string name, string standardName, int bits)
    {
        Name = name;
        Bits = bits;
        FieldSize = (bits + 7) / 8;
        _parameters = CustomNamedCurves.GetByName(standardName);
    }

    public static NistCurve P256 { get; } = new("nistp256", "P-256", 256);

    public static NistCurve P384 { get; } = new("nistp384", "P-384", 384);

    public static NistCurve P521 { get; } = new("nistp521", "P-521", 521);

    /// <summary>The name in SSH, such as <c>nistp256</c>.</summary>
    public string Name { get; }

    public int Bits { get; }

    /// <summary>Bytes of one coordinate and of a private scalar.</summary>
    public int FieldSize { get; }

    public static NistCurve ByName(string name) => name switch
    {
        "nistp256" => P256,
        "nistp384" => P384,
        "nistp521" => P521,
        _ => throw new ArgumentException($"No curve of RFC 5656 is named {name}.", nameof(name)),
    };

    /// <summary>A private scalar from 1 to n-1, big-endian, padded to <see cref="FieldSize"/>.</summary>
    public byte[] NewPrivateKey()
    {
        while (true)
        {
            // Drawing again keeps the distribution even; P-521 uses one bit of its first byte.
            byte[] candidate = RandomBytes.Create(FieldSize);
            candidate[0] &= (byte)(0xff >> ((FieldSize * 8) - Bits));
            BigInteger d = new(1, candidate);
            if (d.SignValue > 0 && d.CompareTo(_parameters.N) < 0)
            {
                return candidate;
            }

            Secrets.Clear(candidate);
        }
    }

    /// <summary>The public point in uncompressed form (SEC 1 section 2.3.3).</summary>
    public byte[] PublicPoint(byte[] privateKey)
        => _parameters.G.Multiply(Scalar(privateKey)).Normalize().GetEncoded(false);

    /// <summary>Whether the bytes are an uncompressed point on this curve other than infinity.</summary>
    public bool IsPoint(byte[] point) => Decode(point) is not null;

    /// <summary>A point of any form of SEC 1 section 2.3.3 in the uncompressed one; <c>null</c> when it is not on this curve.</summary>
    public byte[]? Uncompress(byte[] point) => TryDecode(point)?.GetEncoded(false);

    /// <summary>The x coordinate of the shared point, padded to <see cref="FieldSize"/>.</summary>
    /// <exception cref="ArgumentException">The peer's point is not on the curve.</exception>
    public byte[] Agree(byte[] privateKey, byte[] peerPoint)
    {
        ECPoint peer = Decode(peerPoint) ?? throw new ArgumentException($"The point is not on the curve {Name}.", nameof(peerPoint));
        return peer.Multiply(Scalar(privateKey)).Normalize().AffineXCoord.GetEncoded();
    }

    private BigInteger Scalar(byte[] privateKey)
    {
        BigInteger d = new(1, privateKey);
        return d.SignValue > 0 && d.CompareTo(_parameters.N) < 0
            ? d
            : throw new ArgumentException($"The private key is not in the range of the curve {Name}.", nameof(privateKey));
    }

    private ECPoint? Decode(byte[] point)
    {
        return point.Length == 1 + (2 * FieldSize) && point[0] == 4 ? TryDecode(point) : null;
    }

    private ECPoint? TryDecode(byte[] point)
    {
        try
        {
            // Checks that the coordinates satisfy the equation; these curves have cofactor 1.
            ECPoint decoded = _parameters.Curve.DecodePoint(point);
            return decoded.IsInfinity ? null : decoded;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or FormatException)
        {
            return null; // wrong lengths and forms as well as points off the curve
        }
    }
}
