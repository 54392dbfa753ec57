using System;
using System.Linq;
using System.Security.Cryptography;
using SshAdmin.Core.Wire.Primitives;

// In this namespace it is found before the framework's class, which cannot give the raw secret.
namespace SshAdmin.Core.Tests;

/// <summary>Key agreement on nistp256 for the scripted peer, by the core's own curve.</summary>
internal sealed class ECDiffieHellman : IDisposable
{
    private readonly byte[] _private;

    private ECDiffieHellman(byte[] secret, byte[] point)
    {
        _private = secret;
        PublicKey = point;
    }

    public byte[] PublicKey { get; }

    public static ECDiffieHellman Create(ECCurve curve)
    {
        byte[] secret = NistCurve.P256.NewPrivateKey();
        return new ECDiffieHellman(secret, NistCurve.P256.PublicPoint(secret));
    }

    public static ECDiffieHellman Create(ECParameters parameters) => new([], [4, .. parameters.Q.X, .. parameters.Q.Y]);

    public ECParameters ExportParameters(bool includePrivateParameters) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = [.. PublicKey.Skip(1).Take(32)], Y = [.. PublicKey.Skip(33)] },
    };

    public byte[] DeriveRawSecretAgreement(byte[] otherPartyPublicKey) => NistCurve.P256.Agree(_private, otherPartyPublicKey);

    public void Dispose()
    {
    }
}
