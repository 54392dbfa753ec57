using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Operations;

public class KeyCreationTests
{
    private readonly KeyCreation _creation = new(PrivateFiles.ForThisSystem());

    [Fact]
    public async Task PairIsWrittenAndDescribed()
    {
        using TempFolder folder = new();
        var key = _creation.Run(Request(folder.File("id")) with { Comment = "me@here" }, null, Stop);
        Assert.Equal(await PublicHalfAsync(folder.File("id")) + " me@here\n", await File.ReadAllTextAsync(folder.File("id.pub"), Stop));
        Assert.Equal((folder.File("id"), folder.File("id.pub"), SshKeyType.Ed25519, SshAlgorithmRating.Strong), (key.Path, key.PublicKeyPath, key.KeyType, key.Rating));
        Assert.Contains(key.Fingerprint!, await Tool.OutputAsync(Keygen, "-lf", folder.File("id.pub")));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public async Task PpkComesWithAnOpenSshLine()
    {
        using TempFolder folder = new();
        using var passphrase = NewPassphrase();
        var key = _creation.Run(
            Request(folder.File("work.ppk")) with { Encrypted = true, Output = Cheap(SshKeyFormat.Ppk3, encrypted: true), Comment = "c" }, passphrase, Stop);
        Assert.Equal(folder.File("work.pub"), key.PublicKeyPath);
        Assert.Equal(await File.ReadAllTextAsync(folder.File("work.pub"), Stop), await Tool.OutputAsync(Puttygen, folder.File("work.ppk"), "-L"));
    }

    [Fact]
    public void CommentIsUserAtHostByDefault()
    {
        using TempFolder folder = new();
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName}", _creation.Run(Request(folder.File("id")), null, Stop).Comment);
    }

    [Fact]
    public void QuestionSaysThatAPairIsReplaced()
    {
        using TempFolder folder = new();
        Assert.Equal("Create Ed25519 key pair", _creation.Action(Request(folder.File("id"))));
        File.WriteAllText(folder.File("id.pub"), "mine");
        Assert.Equal("Replace the key pair that is there by a new Ed25519 key pair", _creation.Action(Request(folder.File("id"))));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("id.pub")]
    public void NothingIsOverwrittenWithoutForce(string existing)
    {
        using TempFolder folder = new();
        File.WriteAllText(folder.File(existing), "mine");
        AssertFails(Request(folder.File("id")), ErrorReason.FileExists);
        Assert.Equal("mine", File.ReadAllText(folder.File(existing)));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task ForceReplacesBothFiles()
    {
        using TempFolder folder = new();
        _creation.Run(Request(folder.File("id")), null, Stop);
        var old = await PublicHalfAsync(folder.File("id"));
        var key = _creation.Run(Request(folder.File("id")) with { Force = true }, null, Stop);
        var made = await PublicHalfAsync(folder.File("id"));
        Assert.NotEqual(old, made);
        Assert.Equal(made, WithoutComment(await File.ReadAllTextAsync(folder.File("id.pub"), Stop)));
        Assert.Equal(made, WithoutComment(key.PublicKey!));
    }

    [Fact]
    public void PairStaysWhenItsPrivateHalfCannotBeReplaced()
    {
        using TempFolder folder = new();
        _creation.Run(Request(folder.File("id")), null, Stop);
        var before = (File.ReadAllText(folder.File("id")), File.ReadAllText(folder.File("id.pub")));
        Assert.Throws<SshAccessException>(() => new KeyCreation(new FullDisk()).Run(Request(folder.File("id")) with { Force = true }, null, Stop));
        Assert.Equal(before, (File.ReadAllText(folder.File("id")), File.ReadAllText(folder.File("id.pub"))));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void StoppedDerivationWritesNothing()
    {
        using TempFolder folder = new();
        using var passphrase = NewPassphrase();
        using CancellationTokenSource stop = new();
        stop.Cancel();
        var request = Request(folder.File("id")) with { Encrypted = true };
        Assert.ThrowsAny<OperationCanceledException>(() => _creation.Run(request, passphrase, stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void WeakRsaIsRefusedWithTheReason()
    {
        using TempFolder folder = new();
        var error = Assert.Throws<SshPolicyException>(() => _creation.Run(Request(folder.File("id")) with { Type = SshKeyType.Rsa, Bits = 1024 }, null, Stop));
        Assert.Equal((ErrorReason.KeyTooWeak, "1024"), (error.Reason, error.Input));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(SshKeyType.Ecdsa, 255)]
    [InlineData(SshKeyType.Ed25519, 512)]
    [InlineData(SshKeyType.Rsa, 16448)]
    [InlineData(SshKeyType.Rsa, 2049)]
    [InlineData(SshKeyType.Dsa, null)]
    public void SizesThatDoNotExistAreRefused(SshKeyType type, int? bits)
    {
        using TempFolder folder = new();
        AssertFails(Request(folder.File("id")) with { Type = type, Bits = bits }, ErrorReason.InvalidArgument);
    }

    [Theory]
    [InlineData(SshKeyFormat.Pem, SshKeyType.Ed25519, false, null, ErrorReason.KeyFormatUnfit)]
    [InlineData(SshKeyFormat.Pem, SshKeyType.Rsa, true, null, ErrorReason.KeyFormatUnfit)]
    [InlineData(SshKeyFormat.Ppk2, SshKeyType.Rsa, true, 5, ErrorReason.KeyFormatUnfit)]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Rsa, false, 5, ErrorReason.KeyFormatUnfit)]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Rsa, true, 0, ErrorReason.InvalidArgument)]
    [InlineData(SshKeyFormat.OpenSsh, SshKeyType.Rsa, true, 16385, ErrorReason.InvalidArgument)]
    public void SettingsThatDoNotFitAreRefusedBeforeAnyWork(SshKeyFormat format, SshKeyType type, bool encrypted, int? rounds, ErrorReason reason)
    {
        using TempFolder folder = new();
        var request = Request(folder.File("id")) with { Type = type, Encrypted = encrypted, Output = new KeyOutput(format, rounds) };
        Assert.Equal(reason, Assert.Throws<SshInputException>(() => _creation.Require(request)).Reason);
    }

    [Fact]
    public void UnknownPpkVersionIsRefused() =>
        Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => KeyOutput.Choose(SshKeyFileFormat.Ppk, 4)).Reason);

    [Fact]
    public void PlacesThatCannotHoldAKeyAreNamed()
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("folder"));
        Directory.CreateDirectory(folder.File("taken.pub"));
        AssertFails(Request(folder.File("folder")), ErrorReason.PathIsDirectory);
        AssertFails(Request(folder.File("taken")), ErrorReason.PathIsDirectory);
        AssertFails(Request(folder.File("none/id")), ErrorReason.PathNotFound);
        AssertFails(Request(folder.File("id.pub")), ErrorReason.InvalidArgument);
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void UserFolderIsCreatedAndPrivate()
    {
        using TempFolder folder = new();
        KeyCreation creation = new(PrivateFiles.ForThisSystem(), null, folder.File(".ssh"));
        creation.Run(Request(folder.File(".ssh/id")), null, Stop);
        Assert.True(File.Exists(folder.File(".ssh/id")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File(".ssh")));
        }
    }

    [Fact]
    public void CommentWithALineBreakIsRefused()
    {
        using TempFolder folder = new();
        AssertFails(Request(folder.File("id")) with { Comment = "a\nssh-rsa AAAA" }, ErrorReason.InvalidArgument);
    }

    [Fact]
    public void UnwritableFolderLeavesNothing()
    {
        Assert.SkipUnless(Directory.Exists("/proc/sys"), "Needs /proc.");
        Assert.ThrowsAny<SshAdminException>(() => _creation.Run(Request("/proc/sys/id"), null, Stop));
    }

    private void AssertFails(KeyCreationRequest request, ErrorReason reason) =>
        Assert.Equal(reason, Assert.ThrowsAny<SshAdminException>(() => _creation.Run(request, null, Stop)).Reason);

    private static KeyCreationRequest Request(string path) => new() { Path = path, Output = new KeyOutput(SshKeyFormat.OpenSsh), Encrypted = false };
}
