using System;
using System.Threading;
using System.Linq;
using System.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Tests.Wire.Primitives;

public class Argon2Tests
{
    // RFC 9106 sections 5.1 to 5.3.
    [Theory]
    [InlineData(0, "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb")]
    [InlineData(1, "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8")]
    [InlineData(2, "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")]
    public void MatchesRfc9106(int variant, string tag)
        => Assert.Equal(tag, Convert.ToHexStringLower(Argon2.Derive((Argon2Variant)variant, Repeat(1, 32), Repeat(2, 16), 32, 3, 4, 32, Repeat(3, 8), Repeat(4, 12), TestContext.Current.CancellationToken)));

    // The reference implementation's src/test.c (P-H-C/phc-winner-argon2), version 0x13.
    [Theory]
    [InlineData(1, 65536, 2, 1, "c1628832147d9720c5bd1cfd61367078729f6dfb6f8fea9ff98158e0d7816ed0")]
    [InlineData(2, 65536, 2, 1, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7")]
    [InlineData(2, 256, 2, 2, "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037")]
    public void MatchesTheReferenceImplementation(int variant, int memoryKiB, int passes, int parallelism, string tag)
        => Assert.Equal(tag, Convert.ToHexStringLower(Argon2.Derive((Argon2Variant)variant, Encoding.ASCII.GetBytes("password"), Encoding.ASCII.GetBytes("somesalt"), memoryKiB, passes, parallelism, 32, stop: TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData(7, 1, 1)]
    [InlineData(64, 0, 1)]
    [InlineData(64, 1, 0)]
    [InlineData(64, 1, 9)]
    [InlineData(Argon2.MaximumMemoryKiB + 1, 1, 1)]
    public void ImpossibleParametersAreRefused(int memoryKiB, int passes, int parallelism)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Argon2.Derive(Argon2Variant.Id, [1], Repeat(2, 16), memoryKiB, passes, parallelism, 32, stop: TestContext.Current.CancellationToken));

    [Fact]
    public void StopsWhenAskedTo()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        Assert.ThrowsAny<OperationCanceledException>(() => Argon2.Derive(Argon2Variant.Id, [1], Repeat(2, 16), 8192, int.MaxValue, 1, 32, stop: stop.Token));
    }

    private static byte[] Repeat(byte value, int count) => Enumerable.Repeat(value, count).ToArray();
}
