using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Operations;

public class KeyConversionTests
{
    private readonly KeyConversion _conversion = new(PrivateFiles.ForThisSystem());

    [Fact]
    public async Task EveryFormatTurnsIntoEveryOtherAndBack()
    {
        using TempFolder folder = new();
        var source = await folder.CopyAsync("ecdsa", 384);
        var expected = await PublicHalfAsync(source);
        foreach (var from in PrivateFormats)
        {
            foreach (var to in PrivateFormats)
            {
                var last = source;
                foreach (var (format, step) in new[] { (from, 1), (to, 2), (SshKeyFormat.OpenSsh, 3) })
                {
                    var next = folder.File($"{from}-{to}-{step}");
                    _conversion.Run(Request(last, next) with { Format = format }, null, null, Stop);
                    Assert.Equal(format, ReadOne(next).Format);
                    last = next;
                }

                // PKCS#8 and PEM carry no comment; the .pub file beside does.
                using var pair = Open(await File.ReadAllBytesAsync(last, Stop));
                Assert.Equal((expected, "test"), (LineOf(pair.PublicKey), pair.Comment.Text));
            }
        }
    }

    [Theory]
    [InlineData("new", "Write the private key of '{0}'")]
    [InlineData("taken", "Replace the file that is there by the private key of '{0}'")]
    [InlineData("id", "Rewrite the private key")]
    public void QuestionSaysWhatIsReplaced(string destination, string question)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File("taken"), "mine");
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, question, folder.File("id")), _conversion.Action(Request(folder.File("id"), folder.File(destination))));
    }

    [Fact]
    public async Task SourceIsNotTouched()
    {
        using TempFolder folder = new();
        var source = await folder.CopyAsync("ed25519", 0);
        var before = (await File.ReadAllBytesAsync(source, Stop), File.GetLastWriteTimeUtc(source));
        _conversion.Run(Request(source, folder.File("new")) with { Format = SshKeyFormat.Ppk3 }, null, null, Stop);
        Assert.Equal(before.Item1, await File.ReadAllBytesAsync(source, Stop));
        Assert.Equal(before.Item2, File.GetLastWriteTimeUtc(source));
    }

    [Fact]
    public async Task PassphraseRoundsAndCommentChangeInPlace()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var expected = await PublicHalfAsync(path);
        using var passphrase = NewPassphrase();
        var request = Request(path, path) with { Force = true, PassphraseChange = PassphraseChange.Set, KdfRounds = 3, NewComment = "renamed" };
        var key = _conversion.Run(request, null, passphrase, Stop);
        Assert.Equal((true, 3L, "renamed"), (key.IsEncrypted, key.KdfRounds, key.Comment));
        Assert.Equal(expected, await PublicHalfAsync(path, Secret));
        Assert.Equal(expected + " renamed\n", await File.ReadAllTextAsync(path + ".pub", Stop));

        _conversion.Run(Request(path, path) with { Force = true, PassphraseChange = PassphraseChange.Remove }, passphrase, null, Stop);
        Assert.Equal(expected, await PublicHalfAsync(path));
    }

    [Fact]
    public async Task PassphraseIsKeptUnlessSaidOtherwise()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-a", "1", "-P", "", "-N", Secret, "-f", path);
        using var passphrase = NewPassphrase();
        var key = _conversion.Run(Request(path, folder.File("new")) with { KdfRounds = 2 }, passphrase, null, Stop);
        Assert.True(key.IsEncrypted);
        Assert.Equal(await PublicHalfAsync(path, Secret), await PublicHalfAsync(folder.File("new"), Secret));
    }

    [Fact]
    public async Task ExistingDestinationNeedsForceEvenWhenItIsTheSource()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var before = await File.ReadAllBytesAsync(path, Stop);
        AssertFails(Request(path, path), ErrorReason.FileExists);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Stop));
    }

    [Fact]
    public async Task PublicFileOfAnotherKeyIsNotOverwritten()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        File.Copy(await ServerKeys.GetAsync("ecdsa", 256) + ".pub", folder.File("new.pub"));
        AssertFails(Request(path, folder.File("new")), ErrorReason.FileExists);
        Assert.False(File.Exists(folder.File("new")));
    }

    [Fact]
    public async Task PublicKeyInsteadOfPrivateNamesTheRightFile()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var error = Assert.Throws<SshInputException>(() => _conversion.Run(Request(path + ".pub", folder.File("new")), null, null, Stop));
        Assert.Equal(ErrorReason.KeyNotPrivate, error.Reason);
        Assert.Contains($"'{path}'", error.Message);
    }

    [Fact]
    public async Task WrongPassphraseLeavesTheKeyAsItIs()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-a", "1", "-P", "", "-N", Secret, "-f", path);
        var before = await File.ReadAllBytesAsync(path, Stop);
        using var wrong = NewPassphrase("not it");
        var request = Request(path, path) with { Force = true, PassphraseChange = PassphraseChange.Remove };
        Assert.Equal(ErrorReason.KeyPassphraseWrong, Assert.Throws<SshInputException>(() => _conversion.Run(request, wrong, null, Stop)).Reason);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Stop));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    // key.ppk has the same .pub file as key.
    [Fact]
    public async Task PublicFileOfTheSourceIsRewrittenByForceOnly()
    {
        using TempFolder folder = new();
        var source = await folder.CopyAsync("ed25519", 0);
        var before = await File.ReadAllTextAsync(source + ".pub", Stop);
        var request = Request(source, folder.File("key.ppk")) with { Format = SshKeyFormat.Ppk3, NewComment = "renamed" };
        var key = _conversion.Run(request, null, null, Stop);
        Assert.Equal(before, await File.ReadAllTextAsync(source + ".pub", Stop));
        Assert.Equal(("renamed", 1), (key.Comment, key.Remarks.Length));
        Assert.Contains("key.pub", _conversion.Action(request with { Force = true }));
        Assert.Empty(_conversion.Run(request with { Force = true }, null, null, Stop).Remarks);
        Assert.EndsWith(" renamed\n", await File.ReadAllTextAsync(source + ".pub", Stop));
    }

    // "nihon" in code page 932, as PuTTYgen on a Japanese Windows writes it: two bytes each, some of which are control characters elsewhere.
    [Theory]
    [InlineData(SshKeyFormat.OpenSsh)]
    [InlineData(SshKeyFormat.Ppk2)]
    [InlineData(SshKeyFormat.Ppk3)]
    public async Task CommentOfACodePageStaysByteByByte(SshKeyFormat from)
    {
        using TempFolder folder = new();
        byte[] comment = [0x93, 0xfa, 0x96, 0x7b, 0x83, 0x5c, 0x20, 0x81, 0x40, 0x78];
        using var pair = Open(await File.ReadAllBytesAsync(await folder.CopyAsync("ed25519", 0), Stop));
        pair.Comment = KeyComment.FromBytes(comment);
        var source = folder.WritePrivate("source", new KeyOutput(from).Write(pair, null, Stop));
        foreach (var to in new[] { SshKeyFormat.OpenSsh, SshKeyFormat.Ppk2, SshKeyFormat.Ppk3 })
        {
            var target = folder.File("as" + to);
            var key = _conversion.Run(Request(source, target) with { Format = to }, null, null, Stop);
            using var written = Open(await File.ReadAllBytesAsync(target, Stop));
            Assert.Equal(comment, written.Comment.Bytes);
            Assert.Equal([(byte)' ', .. comment, (byte)'\n'], (await File.ReadAllBytesAsync(target + ".pub", Stop)).Skip(LineOf(pair.PublicKey).Length));
            Assert.Equal(@"\x93\xfa\x96{\x83\ \x81@x".Replace(@"\xfa", "\u00fa"), key.Comment);
            Assert.Equal(LineOf(pair.PublicKey) + " " + key.Comment, key.PublicKey);
            Assert.Equal(key.Comment, Assert.Single(new KeyReading().Run(target + ".pub", null, Stop)).Comment);
        }
    }

    [Fact]
    public async Task BundleIsNotRewrittenInPlace()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ecdsa", 256);
        var bundle = await File.ReadAllTextAsync(path, Stop) + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        File.WriteAllText(path, bundle);
        AssertFails(Request(path, path) with { Force = true }, ErrorReason.InvalidArgument);
        Assert.Equal(bundle, await File.ReadAllTextAsync(path, Stop));
        _conversion.Run(Request(path, folder.File("new")), null, null, Stop);
    }

    [Fact]
    public async Task PublicFileComesBackWhenThePrivateOneCannotBeWritten()
    {
        using TempFolder folder = new();
        var source = await folder.CopyAsync("ed25519", 0);
        var taken = await folder.CopyAsync("ecdsa", 256, "taken");
        var before = (await File.ReadAllTextAsync(taken, Stop), await File.ReadAllTextAsync(taken + ".pub", Stop));
        KeyConversion conversion = new(new FullDisk());
        Assert.Throws<SshAccessException>(() => conversion.Run(Request(source, taken) with { Force = true }, null, null, Stop));
        Assert.Equal(before, (await File.ReadAllTextAsync(taken, Stop), await File.ReadAllTextAsync(taken + ".pub", Stop)));
        Assert.Equal(4, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    private void AssertFails(KeyConversionRequest request, ErrorReason reason) =>
        Assert.Equal(reason, Assert.ThrowsAny<SshAdminException>(() => _conversion.Run(request, null, null, Stop)).Reason);

    private static KeyConversionRequest Request(string source, string destination) => new() { Source = source, Destination = destination };
}
