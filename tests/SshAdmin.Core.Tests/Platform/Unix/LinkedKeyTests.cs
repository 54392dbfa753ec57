using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;
using SystemFiles = SshAdmin.Core.Platform.PrivateFiles;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>Keys behind symbolic links.</summary>
public class LinkedKeyTests
{
    private readonly KeyConversion _conversion = new(SystemFiles.ForThisSystem());

    public LinkedKeyTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");

    [Fact]
    public async Task SameKeyIsWrittenThroughTheLink()
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("real"));
        var real = await folder.CopyAsync("ed25519", 0, "real/key");
        File.CreateSymbolicLink(folder.File("link"), "real/key");
        File.CreateSymbolicLink(folder.File("link.pub"), "real/key.pub");
        using var passphrase = NewPassphrase();
        KeyConversionRequest request = new() { Source = folder.File("link"), Destination = folder.File("link"), Force = true, PassphraseChange = PassphraseChange.Set, KdfRounds = 2, NewComment = "renamed" };
        _conversion.Run(request, null, passphrase, Stop);
        Assert.True(Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(real)).IsEncrypted);
        Assert.EndsWith(" renamed\n", await File.ReadAllTextAsync(real + ".pub", Stop));
        Assert.Equal(("real/key", "real/key.pub"), (new FileInfo(folder.File("link")).LinkTarget, new FileInfo(folder.File("link.pub")).LinkTarget));
        Assert.Equal((2, 4), (Directory.GetFileSystemEntries(folder.File("real")).Length, Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Length - 1));
    }

    [Fact]
    public async Task AnotherKeyDoesNotGoThroughALink()
    {
        using TempFolder folder = new();
        var source = await folder.CopyAsync("ed25519", 0);
        var other = await folder.CopyAsync("ecdsa", 256, "other");
        var before = await File.ReadAllBytesAsync(other, Stop);
        File.CreateSymbolicLink(folder.File("link"), "other");
        KeyConversionRequest request = new() { Source = source, Destination = folder.File("link"), Force = true };
        Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => _conversion.Run(request, null, null, Stop)).Reason);
        KeyCreationRequest made = new() { Path = folder.File("link"), Output = new KeyOutput(Core.Keys.SshKeyFormat.OpenSsh), Encrypted = false, Force = true };
        Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => new KeyCreation(SystemFiles.ForThisSystem()).Run(made, null, Stop)).Reason);
        Assert.Equal(before, await File.ReadAllBytesAsync(other, Stop));
    }
}
