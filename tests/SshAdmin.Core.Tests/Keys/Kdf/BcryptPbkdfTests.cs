using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using SshAdmin.Core.Keys.Kdf;

namespace SshAdmin.Core.Tests.Keys.Kdf;

public class BcryptPbkdfTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The vectors of OpenBSD regress/lib/libutil/bcrypt_pbkdf, as the bcrypt-pbkdf crate carries them.
    [Theory]
    [InlineData("password", "salt", 4, "5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9")]
    [InlineData("password", "\0", 4, "c12b566235eee04c212598970a579a67")]
    [InlineData("\0", "salt", 4, "6051be18c2f4f82cbf0efee5471b4bb9")]
    [InlineData("password\0", "salt\0", 4, "7410e44cf4fa07bfaac8a928b1727fac001375e7bf7384370f48efd121743050")]
    [InlineData("pass\0wor", "sa\0l", 4, "c2bffd9db38f6569efef4372f4de83c0")]
    [InlineData("pass\0word", "sa\0lt", 4, "4ba4ac3925c0e8d7f0cdb6bb1684a56f")]
    [InlineData("password", "salt", 8, "e1367ec5151a33faac4cc1c144cd23fa15d5548493ecc99b9b5d9c0d3b27bec76227ea66088b849b20ab7aa478010246e74bba51723fefa9f9474d6508845e8d")]
    [InlineData("password", "salt", 42, "833cf0dcf56db65608e8f0dc0ce882bd")]
    public void MatchesTheVectorsOfOpenBsd(string password, string salt, int rounds, string expected)
    {
        var key = BcryptPbkdf.Derive(Encoding.UTF8.GetBytes(password), Encoding.UTF8.GetBytes(salt), rounds, expected.Length / 2, Stop);
        Assert.Equal(expected, Convert.ToHexString(key).ToLowerInvariant());
    }

    // OpenSSH regress/unittests/bcrypt, as other implementations carry it: an odd number of blocks, the last one cut.
    [Fact]
    public void MatchesTheHundredByteVector()
    {
        var key = BcryptPbkdf.Derive(Encoding.UTF8.GetBytes("password"), Encoding.UTF8.GetBytes("salt"), 5, 100, Stop);
        Assert.StartsWith("41cf443a37fc728dff41d8af055ceb44dc5c76a1280df1be3898458829d633cd", Convert.ToHexString(key).ToLowerInvariant());
        Assert.EndsWith("4812d0a0", Convert.ToHexString(key).ToLowerInvariant());
    }

    [Fact]
    public void RoundsAllocateNothingOfNote()
    {
        var passphrase = Encoding.UTF8.GetBytes("password");
        var salt = new byte[16];
        BcryptPbkdf.Derive(passphrase, salt, 1, 48, Stop);
        long Allocated(int rounds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            BcryptPbkdf.Derive(passphrase, salt, rounds, 48, Stop);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Two SHA-512 results of 64 bytes per round are what the base class library gives back.
        Assert.InRange((Allocated(12) - Allocated(2)) / 10, 0, 400);
    }

    [Fact]
    public void StopsWhenAskedTo()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => BcryptPbkdf.Derive([1], [2], int.MaxValue, 48, stop.Token));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 5_000);
    }
}
