using System.Numerics;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.KeyExchange;

public class WellKnownGroupsTests
{
    // RFC 2409 section 6.2 and RFC 3526 sections 3 to 7: p = 2^n - 2^(n-64) - 1 + 2^64 * ([2^(n-130) pi] + k).
    [Theory]
    [InlineData("group1", 1024, 129093)]
    [InlineData("group14", 2048, 124476)]
    [InlineData("group15", 3072, 1690314)]
    [InlineData("group16", 4096, 240904)]
    [InlineData("group17", 6144, 929484)]
    [InlineData("group18", 8192, 4743158)]
    public void ThePrimeIsTheOneOfTheFormulaWithPi(string name, int bits, int k)
    {
        BigInteger pi = PiTimesTwoTo(bits - 130);
        BigInteger prime = BigInteger.Pow(2, bits) - BigInteger.Pow(2, bits - 64) - 1 + (BigInteger.Pow(2, 64) * (pi + k));
        var group = Assert.Single(WellKnownGroups.All, row => row.Name == name);
        Assert.Equal(prime, new BigInteger(group.Prime, isUnsigned: true, isBigEndian: true));
        Assert.Equal([2], group.Generator);
    }

    [Theory]
    [InlineData("group1")]
    [InlineData("group14")]
    public void ThePrimeIsSafe(string name)
    {
        byte[] prime = Assert.Single(WellKnownGroups.All, row => row.Name == name).Prime;
        byte[] half = (new BigInteger(prime, true, true) / 2).ToByteArray(true, true);
        Assert.True(ModularArithmetic.IsProbablyPrime(prime, 3));
        Assert.True(ModularArithmetic.IsProbablyPrime(half, 3));
    }

    // Machin: pi = 16 arctan(1/5) - 4 arctan(1/239), with 64 bits to spare.
    private static BigInteger PiTimesTwoTo(int bits)
    {
        BigInteger one = BigInteger.One << (bits + 64);
        return ((16 * ArcTangentOfOneOver(5, one)) - (4 * ArcTangentOfOneOver(239, one))) >> 64;
    }

    private static BigInteger ArcTangentOfOneOver(int x, BigInteger one)
    {
        BigInteger power = one / x, sum = power;
        for (int n = 3, sign = -1; !power.IsZero; n += 2, sign = -sign)
        {
            power /= x * x;
            sum += sign * (power / n);
        }

        return sum;
    }
}
