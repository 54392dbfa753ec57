using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>curve25519-sha256 (RFC 8731).</summary>
internal sealed class Curve25519Exchange() : CurveExchange(HashAlgorithmName.SHA256)
{
    protected override byte[] NewPrivateKey() => RandomBytes.Create(X25519.KeySize);

    protected override byte[] PublicPoint(byte[] privateKey) => X25519.PublicKey(privateKey);

    // RFC 8731 section 3: 32 bytes, abort on the all-zero secret, and read the bytes as they are as a big-endian number.
    protected override byte[] Agree(byte[] privateKey, byte[] peerPoint)
    {
        if (peerPoint.Length != X25519.KeySize)
        {
            throw KeyExchangeMessages.Violation($"The server's Curve25519 value has {peerPoint.Length} bytes instead of {X25519.KeySize}.");
        }

        byte[] secret = X25519.Agree(privateKey, peerPoint);
        if (Secrets.FixedTimeEquals(secret, new byte[X25519.KeySize]))
        {
            throw KeyExchangeMessages.Violation("The server's Curve25519 value is a point of low order, with which anybody knows the shared secret.");
        }

        return secret;
    }
}
