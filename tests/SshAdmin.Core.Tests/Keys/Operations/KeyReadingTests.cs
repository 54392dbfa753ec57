using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Operations;

public class KeyReadingTests
{
    private readonly KeyReading _reading = new();

    [Theory]
    [InlineData("rsa", 1024, SshAlgorithmRating.Weak, "2048")]
    [InlineData("dsa", 0, SshAlgorithmRating.Broken, "DSA")]
    [InlineData("ecdsa", 521, SshAlgorithmRating.Acceptable, "CVE-2024-31497")]
    [InlineData("ed25519", 0, SshAlgorithmRating.Strong, "")]
    public async Task KeysAreRatedWithAReason(string type, int bits, SshAlgorithmRating rating, string says)
    {
        var key = Assert.Single(_reading.Run(await ServerKeys.GetAsync(type, bits), null, Stop));
        Assert.Equal(rating, key.Rating);
        Assert.Contains(says, key.Reason);
    }

    [Fact]
    public async Task FiftyMegabytesAreNotRead()
    {
        using TempFolder folder = new();
        using (var file = File.Create(folder.File("id_rsa")))
        {
            file.SetLength(50 << 20);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertFails(folder.File("id_rsa"), ErrorReason.FileTooLarge);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void EndlessFileIsNotReadToItsEnd()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "Needs /dev/zero.");
        AssertFails("/dev/zero", ErrorReason.FileTooLarge);
    }

    [Fact]
    public void BinaryJunkIsNotAKey()
    {
        using TempFolder folder = new();
        var junk = new byte[5000];
        new Random(7).NextBytes(junk);
        File.WriteAllBytes(folder.File("junk"), junk);
        AssertFails(folder.File("junk"), ErrorReason.KeyFormatUnknown);
    }

    [Fact]
    public void MissingFileAndFolderAreNamed()
    {
        using TempFolder folder = new();
        AssertFails(folder.File("none"), ErrorReason.PathNotFound);
        AssertFails(folder.Path, ErrorReason.PathIsDirectory);
    }

    [Fact]
    public async Task PublicFileOfAnotherKeyIsRemarked()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        File.Copy(await ServerKeys.GetAsync("ecdsa", 256) + ".pub", path + ".pub", overwrite: true);
        Assert.Contains("another key", Assert.Single(Assert.Single(_reading.Run(path, null, Stop)).Remarks));
    }

    [Fact]
    public async Task EncryptedPkcs8ShowsThePublicFileBesideIt()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ecdsa", 256);
        var expected = await PublicHalfAsync(path);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-m", "PKCS8", "-P", "", "-N", Secret, "-f", path);
        var key = Assert.Single(_reading.Run(path, null, Stop));
        Assert.Equal(expected + " test", key.PublicKey);
        Assert.Contains(".pub file beside it", Assert.Single(key.Remarks));

        File.Delete(path + ".pub");
        Assert.Null(Assert.Single(_reading.Run(path, null, Stop)).PublicKey);
        using var passphrase = NewPassphrase();
        Assert.Equal(expected, Assert.Single(_reading.Run(path, passphrase, Stop)).PublicKey);
    }

    [Fact]
    public async Task CommentOfAnEncryptedKeyComesFromThePublicFile()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-a", "1", "-P", "", "-N", Secret, "-f", path);
        Assert.Equal("test", Assert.Single(_reading.Run(path, null, Stop)).Comment);
    }

    [Fact]
    public async Task TerminalControlInACommentIsShownEscaped()
    {
        using TempFolder folder = new();
        var line = await PublicHalfAsync(await ServerKeys.GetAsync("ed25519"));
        var path = folder.Write("key.pub", line + " \u202eevil\n");
        Assert.DoesNotContain("\u202e", Assert.Single(_reading.Run(path, null, Stop)).Comment, StringComparison.Ordinal);
    }

    private void AssertFails(string path, ErrorReason reason) =>
        Assert.Equal(reason, Assert.ThrowsAny<SshAdminException>(() => _reading.Run(path, null, Stop)).Reason);
}
