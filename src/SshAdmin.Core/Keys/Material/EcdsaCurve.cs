using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace SshAdmin.Core.Keys.Material;

/// <summary>A curve that SSH uses for ECDSA.</summary>
/// <param name="Name">The name in SSH.</param>
/// <param name="Bits">The size of its field.</param>
/// <param name="Oid">The identifier in ASN.1.</param>
/// <param name="Curve">The same for the base class library.</param>
internal sealed record EcdsaCurve(string Name, int Bits, string Oid, ECCurve Curve)
{
    // RFC 5656 section 10.1.
    public static readonly IReadOnlyList<EcdsaCurve> Rows =
    [
        new("nistp256", 256, "1.2.840.10045.3.1.7", ECCurve.NamedCurves.nistP256),
        new("nistp384", 384, "1.3.132.0.34", ECCurve.NamedCurves.nistP384),
        new("nistp521", 521, "1.3.132.0.35", ECCurve.NamedCurves.nistP521),
    ];

    /// <summary>Bytes of one coordinate and of the private number.</summary>
    public int FieldSize => (Bits + 7) / 8;

    public static EcdsaCurve? ByBits(int bits) => Rows.FirstOrDefault(row => row.Bits == bits);

    public static EcdsaCurve? ByName(string name) => Rows.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.Ordinal));

    public static EcdsaCurve? ByOid(string oid) => Rows.FirstOrDefault(row => string.Equals(row.Oid, oid, StringComparison.Ordinal));
}
