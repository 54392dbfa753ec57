using System;
using Rfc7748 = Org.BouncyCastle.Math.EC.Rfc7748.X25519;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>Diffie-Hellman on Curve25519 (RFC 7748).</summary>
internal static class X25519
{
    public const int KeySize = 32;

    public static byte[] PublicKey(byte[] privateKey)
    {
        Require(privateKey, nameof(privateKey));
        byte[] point = new byte[KeySize];
        Rfc7748.ScalarMultBase(privateKey, 0, point, 0);
        return point;
    }

    /// <summary>The shared point, which is all zero when the peer sent one of low order: the caller checks (RFC 7748 section 6.1).</summary>
    public static byte[] Agree(byte[] privateKey, byte[] peerPublicKey)
    {
        Require(privateKey, nameof(privateKey));
        Require(peerPublicKey, nameof(peerPublicKey));
        byte[] point = new byte[KeySize];
        Rfc7748.ScalarMult(privateKey, 0, peerPublicKey, 0, point, 0);
        return point;
    }

    private static void Require(byte[] value, string name)
    {
        if (value.Length != KeySize)
        {
            throw new ArgumentException($"An X25519 value has {KeySize} bytes, not {value.Length}.", name);
        }
    }
}
