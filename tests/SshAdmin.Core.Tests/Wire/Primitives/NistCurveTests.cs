using System;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class NistCurveTests
{
    // NIST CAVS 14.1, ECC CDH Primitive (SP 800-56A), COUNT = 0 of each curve: d, Q of d, the peer's Q, Z.
    [Theory]
    [InlineData("nistp256", "7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534", "04ead218590119e8876b29146ff89ca61770c4edbbf97d38ce385ed281d8a6b23028af61281fd35e2fa7002523acc85a429cb06ee6648325389f59edfce1405141", "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac", "46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b")]
    [InlineData("nistp384", "3cc3122a68f0d95027ad38c067916ba0eb8c38894d22e1b15618b6818a661774ad463b205da88cf699ab4d43c9cf98a1", "049803807f2f6d2fd966cdd0290bd410c0190352fbec7ff6247de1302df86f25d34fe4a97bef60cff548355c015dbb3e5fba26ca69ec2f5b5d9dad20cc9da711383a9dbe34ea3fa5a2af75b46502629ad54dd8b7d73a8abb06a3a3be47d650cc99", "04a7c76b970c3b5fe8b05d2838ae04ab47697b9eaf52e764592efda27fe7513272734466b400091adbf2d68c58e0c50066ac68f19f2e1cb879aed43a9969b91a0839c4c38a49749b661efedf243451915ed0905a32b060992b468c64766fc8437a", "5f9d29dc5e31a163060356213669c8ce132e22f57c9a04f40ba7fcead493b457e5621e766c40a2e3d4d6a04b25e533f1")]
    [InlineData("nistp521", "017eecc07ab4b329068fba65e56a1f8890aa935e57134ae0ffcce802735151f4eac6564f6ee9974c5e6887a1fefee5743ae2241bfeb95d5ce31ddcb6f9edb4d6fc47", "0400602f9d0cf9e526b29e22381c203c48a886c2b0673033366314f1ffbcba240ba42f4ef38a76174635f91e6b4ed34275eb01c8467d05ca80315bf1a7bbd945f550a501b7c85f26f5d4b2d7355cf6b02117659943762b6d1db5ab4f1dbc44ce7b2946eb6c7de342962893fd387d1b73d7a8672d1f236961170b7eb3579953ee5cdc88cd2d", "0400685a48e86c79f0f0875f7bc18d25eb5fc8c0b07e5da4f4370f3a9490340854334b1e1b87fa395464c60626124a4e70d0f785601d37c09870ebf176666877a2046d01ba52c56fc8776d9e8f5db4f0cc27636d0b741bbe05400697942e80b739884a83bde99e0f6716939e632bc8986fa18dccd443a348b6c3e522497955a4f3c302f676", "005fc70477c3e63bc3954bd0df3ea0d1f41ee21746ed95fc5e1fdf90930d5e136672d72cc770742d1711c3c3a4c334a0ad9759436a4d3c5bf6e74b9578fac148c831")]
    public void MatchesTheNistVectors(string name, string privateKey, string publicPoint, string peerPoint, string secret)
    {
        NistCurve curve = NistCurve.ByName(name);
        Assert.Equal(publicPoint, Convert.ToHexStringLower(curve.PublicPoint(Convert.FromHexString(privateKey))));
        Assert.Equal(secret, Convert.ToHexStringLower(curve.Agree(Convert.FromHexString(privateKey), Convert.FromHexString(peerPoint))));
    }

    [Theory]
    [InlineData("nistp256")]
    [InlineData("nistp384")]
    [InlineData("nistp521")]
    public void BothSidesAgree(string name)
    {
        NistCurve curve = NistCurve.ByName(name);
        byte[] one = curve.NewPrivateKey();
        byte[] other = curve.NewPrivateKey();
        Assert.Equal(curve.Agree(one, curve.PublicPoint(other)), curve.Agree(other, curve.PublicPoint(one)));
    }

    [Fact]
    public void PointsOffTheCurveAreNoPoints()
    {
        byte[] point = NistCurve.P256.PublicPoint(NistCurve.P256.NewPrivateKey());
        point[64] ^= 1;
        Assert.False(NistCurve.P256.IsPoint(point));
        Assert.Throws<ArgumentException>(() => NistCurve.P256.Agree(NistCurve.P256.NewPrivateKey(), point));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")] // the base point, compressed (SEC 2 section 2.4.2)
    public void OtherEncodingsAreNoPoints(string point) => Assert.False(NistCurve.P256.IsPoint(Convert.FromHexString(point)));
}
