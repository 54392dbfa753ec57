using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Material;

namespace SshAdmin.Core.Tests.Keys.Material;

public class KeyPairGeneratorTests
{
    [Theory]
    [InlineData(SshKeyType.Ed25519, null, 256)]
    [InlineData(SshKeyType.Ecdsa, null, 256)]
    [InlineData(SshKeyType.Ecdsa, 384, 384)]
    [InlineData(SshKeyType.Ecdsa, 521, 521)]
    [InlineData(SshKeyType.Rsa, null, 3072)]
    [InlineData(SshKeyType.Rsa, 2048, 2048)]
    public void KeyHasTheSizeAskedFor(SshKeyType type, int? bits, int expected)
    {
        using var pair = KeyPairGenerator.Generate(type, bits);
        Assert.Equal(expected, pair.PublicKey.Bits);
    }

    [Fact]
    public void NoTwoKeysAreAlike()
    {
        using var one = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        using var other = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        Assert.NotEqual(one.PublicKey.Blob, other.PublicKey.Blob);
    }

    [Fact]
    public void CurvesAgreeWithTheirNames() =>
        Assert.All(EcdsaCurve.Rows, curve => Assert.Equal(($"nistp{curve.Bits}", curve.Oid), (curve.Name, OidOf(curve))));

    // The base class library knows the same curve by its identifier, or on some platforms by its name only.
    private static string OidOf(EcdsaCurve curve) => curve.Curve.Oid.Value ?? System.Security.Cryptography.Oid.FromFriendlyName(curve.Curve.Oid.FriendlyName!, System.Security.Cryptography.OidGroup.PublicKeyAlgorithm).Value!;
}
