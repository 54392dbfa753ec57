using System;
using System.Linq;
using System.Numerics;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class ModularArithmeticTests
{
    // Checked against the arithmetic of the platform, a different implementation.
    [Fact]
    public void ModPowEqualsThePlatforms()
    {
        Random random = new(7);
        for (int i = 0; i < 20; i++)
        {
            byte[] value = new byte[200], exponent = new byte[64], modulus = new byte[256];
            random.NextBytes(value);
            random.NextBytes(exponent);
            random.NextBytes(modulus);
            modulus[255] |= 1;
            BigInteger expected = BigInteger.ModPow(new(value, true, true), new(exponent, true, true), new(modulus, true, true));
            Assert.Equal(expected.ToByteArray(true, true), ModularArithmetic.ModPow(value, exponent, modulus));
        }
    }

    [Fact]
    public void SmallPrimesAreTold()
    {
        int[] primes = Enumerable.Range(2, 998).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).ToArray();
        int[] found = Enumerable.Range(0, 1000).Where(n => ModularArithmetic.IsProbablyPrime([(byte)(n >> 8), (byte)n], 20)).ToArray();
        Assert.Equal(primes, found);
    }

    // Carmichael numbers pass Fermat's test to every coprime base: 561, 41041, 825265, 321197185.
    [Theory]
    [InlineData("0231")]
    [InlineData("a051")]
    [InlineData("0c97b1")]
    [InlineData("13251481")]
    public void CarmichaelNumbersAreComposite(string number)
        => Assert.False(ModularArithmetic.IsProbablyPrime(Convert.FromHexString(number), 20));

    [Theory]
    [InlineData("00", false)]
    [InlineData("01", false)]
    [InlineData("02", true)]
    [InlineData("15", true)]
    [InlineData("16", false)]
    [InlineData("17", false)]
    [InlineData("18", false)]
    public void InsideTheGroupIsBetweenOneAndMinusOne(string value, bool inside)
        => Assert.Equal(inside, ModularArithmetic.IsInsideGroup(Convert.FromHexString(value), [0x17]));
}
