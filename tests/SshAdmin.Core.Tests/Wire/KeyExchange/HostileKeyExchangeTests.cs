using System;
using System.Linq;
using System.Numerics;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire.KeyExchange;

namespace SshAdmin.Core.Tests.Wire.KeyExchange;

/// <summary>Values with which a server, or somebody between, would make the shared secret guessable or the client slow.</summary>
public class HostileKeyExchangeTests
{
    // The u coordinates of low order on Curve25519 and its twist, canonical and not (https://cr.yp.to/ecdh.html#validate).
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [InlineData("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void LowOrderPointsOfCurve25519AreRefused(string point)
        => Refused("curve25519-sha256", ErrorReason.ProtocolViolation, "low order", ExchangeServer.Reply(31, Convert.FromHexString(point), false));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(65)]
    public void Curve25519ValuesOfAWrongSizeAreRefused(int size)
        => Refused("curve25519-sha256", ErrorReason.ProtocolViolation, "32", ExchangeServer.Reply(31, Enumerable.Repeat((byte)9, size).ToArray(), false));

    [Theory]
    [InlineData("ecdh-sha2-nistp256", 65)]
    [InlineData("ecdh-sha2-nistp384", 97)]
    [InlineData("ecdh-sha2-nistp521", 133)]
    public void PointsOffTheCurveAreRefused(string name, int size)
    {
        byte[] point = new byte[size];
        point[0] = 4;
        Refused(name, ErrorReason.ProtocolViolation, "point", ExchangeServer.Reply(31, point, false));
        Refused(name, ErrorReason.ProtocolViolation, "point", ExchangeServer.Reply(31, [0], false));
        Refused(name, ErrorReason.ProtocolViolation, "point", ExchangeServer.Reply(31, [], false));
        Refused(name, ErrorReason.ProtocolViolation, "point", ExchangeServer.Reply(31, new byte[size], false));
    }

    [Theory]
    [InlineData("diffie-hellman-group1-sha1", "group1")]
    [InlineData("diffie-hellman-group14-sha256", "group14")]
    [InlineData("diffie-hellman-group16-sha512", "group16")]
    [InlineData("diffie-hellman-group18-sha512", "group18")]
    public void ValuesOutsideOfTheGroupAreRefused(string name, string group)
    {
        BigInteger p = new(WellKnownGroups.All.Single(row => row.Name == group).Prime, true, true);
        using var method = ExchangeServer.Start(name);
        foreach (BigInteger value in new[] { 0, 1, p - 1, p, p + 1, p + 2, p * 2 })
        {
            var error = Assert.Throws<SshConnectionException>(() => method.Receive(ExchangeServer.Reply(31, value.ToByteArray(true, true), true)));
            Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
            Assert.Contains("guessed", error.Message);
        }
    }

    [Fact]
    public void NegativeValuesAreRefused()
        => Refused("diffie-hellman-group14-sha256", ErrorReason.ProtocolViolation, "negative", Convert.FromHexString("1f00000001ff00000001ff00000000"));

    [Fact]
    public void GroupExchangeRefusesValuesOutsideOfItsGroup()
    {
        BigInteger p = new(WellKnownGroups.Group14.Prime, true, true);
        foreach (BigInteger value in new[] { 0, 1, p - 1, p })
        {
            using var method = ExchangeServer.Start("diffie-hellman-group-exchange-sha256");
            method.Receive(ExchangeServer.Group(WellKnownGroups.Group14.Prime, [2]));
            var error = Assert.Throws<SshConnectionException>(() => method.Receive(ExchangeServer.Reply(33, value.ToByteArray(true, true), true)));
            Assert.Equal(ErrorReason.ProtocolViolation, error.Reason);
        }
    }

    [Fact]
    public void AGroupOf1024BitsIsWeak()
        => Refused("diffie-hellman-group-exchange-sha256", ErrorReason.WeakGroup, "1024 bits", ExchangeServer.Group(WellKnownGroups.Group1.Prime, [2]));

    [Fact]
    public void AGroupOf1024BitsIsTakenWhereTheCallerAllowsIt()
    {
        using var method = ExchangeServer.Start("diffie-hellman-group-exchange-sha1", new(AllowProbeOnly: true, MinimumGroupBits: 1024));
        Assert.NotNull(method.Receive(ExchangeServer.Group(WellKnownGroups.Group1.Prime, [2])).Send);
    }

    // 2^521 - 1 is prime (Robinson, 1952).
    [Fact]
    public void AGroupUnder1024BitsIsWeakWhateverTheCallerAllows()
    {
        byte[] prime = (BigInteger.Pow(2, 521) - 1).ToByteArray(true, true);
        using var method = ExchangeServer.Start("diffie-hellman-group-exchange-sha1", new(AllowProbeOnly: true, MinimumGroupBits: 1));
        Assert.Equal(ErrorReason.WeakGroup, Assert.Throws<SshConnectionException>(() => method.Receive(ExchangeServer.Group(prime, [2]))).Reason);
    }

    [Fact]
    public void AGroupOver8192BitsIsRefused()
        => Refused("diffie-hellman-group-exchange-sha256", ErrorReason.ProtocolViolation, "8193 bits", ExchangeServer.Group((BigInteger.Pow(2, 8192) + 1).ToByteArray(true, true), [2]));

    [Fact]
    public void AnEvenModulusIsWeak()
        => Refused("diffie-hellman-group-exchange-sha256", ErrorReason.WeakGroup, "even", ExchangeServer.Group((BigInteger.Pow(2, 2047) + 2).ToByteArray(true, true), [2]));

    // 2^2203 - 1 (Robinson, 1952) and 2^3217 - 1 (Riesel, 1957) are prime.
    [Theory]
    [InlineData(2203)]
    [InlineData(3217)]
    public void APrimeThatNobodyNamedIsTaken(int exponent)
    {
        using var method = ExchangeServer.Start("diffie-hellman-group-exchange-sha256");
        Assert.NotNull(method.Receive(ExchangeServer.Group((BigInteger.Pow(2, exponent) - 1).ToByteArray(true, true), [3])).Send);
    }

    [Theory]
    [InlineData(2048)]
    [InlineData(3072)]
    [InlineData(4096)]
    public void AModulusThatIsNotPrimeIsWeak(int bits)
    {
        BigInteger composite = (BigInteger.Pow(2, bits - 521) - 1) * (BigInteger.Pow(2, 521) - 1);
        Refused("diffie-hellman-group-exchange-sha256", ErrorReason.WeakGroup, "not a prime", ExchangeServer.Group(composite.ToByteArray(true, true), [2]));
    }

    [Fact]
    public void AGeneratorOutOfRangeIsWeak()
    {
        BigInteger p = new(WellKnownGroups.Group14.Prime, true, true);
        foreach (BigInteger generator in new[] { 0, 1, p - 1, p, p + 2 })
        {
            Refused("diffie-hellman-group-exchange-sha256", ErrorReason.WeakGroup, "generator", ExchangeServer.Group(WellKnownGroups.Group14.Prime, generator.ToByteArray(true, true)));
        }
    }

    // A limit far above the cost (about 1.3 s), far below forever: the test of the largest group must be bounded.
    [Fact]
    public void TheLargestCompositeIsRefused()
    {
        BigInteger composite = (BigInteger.Pow(2, 8192 - 521) - 1) * (BigInteger.Pow(2, 521) - 1);
        Refused("diffie-hellman-group-exchange-sha256", ErrorReason.WeakGroup, "not a prime", ExchangeServer.Group(composite.ToByteArray(true, true), [2]));
    }

    private static void Refused(string name, ErrorReason reason, string says, byte[] payload)
    {
        using var method = ExchangeServer.Start(name);
        var error = Assert.Throws<SshConnectionException>(() => method.Receive(payload));
        Assert.Equal(reason, error.Reason);
        Assert.Contains(says, error.Message);
    }
}
