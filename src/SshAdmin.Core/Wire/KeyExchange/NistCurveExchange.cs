using System.Security.Cryptography;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>ecdh-sha2-nistp256, -nistp384 and -nistp521 (RFC 5656 section 4).</summary>
internal sealed class NistCurveExchange(NistCurve curve, HashAlgorithmName hash) : CurveExchange(hash)
{
    protected override byte[] NewPrivateKey() => curve.NewPrivateKey();

    protected override byte[] PublicPoint(byte[] privateKey) => curve.PublicPoint(privateKey);

    protected override byte[] Agree(byte[] privateKey, byte[] peerPoint)
        => curve.IsPoint(peerPoint)
            ? curve.Agree(privateKey, peerPoint)
            : throw KeyExchangeMessages.Violation($"The server's value is not an uncompressed point on the curve {curve.Name}.");
}
