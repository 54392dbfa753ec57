using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Input;

public class KeyInputTests
{
    [Fact]
    public void ALineStaysTheLine() => Assert.Equal(Samples.Ed25519, Read(Samples.Ed25519).Line);

    [Fact]
    public void OptionsOfTheLineStandBeforeThoseThatAreAskedFor() =>
        Assert.Equal($"restrict,from=\"10.0.0.1\" {Samples.Ed25519}", Samples.Key("restrict " + Samples.Ed25519, "from=10.0.0.1").Line);

    [Fact]
    public void ACommentThatIsAskedForReplacesTheKeysOwn() =>
        Assert.EndsWith(" laptop of Alice", new KeyInput([], "laptop of Alice", false).FromText(Samples.Ed25519).Single().Line);

    [Fact]
    public void ACommentCannotBeginAnotherLine() =>
        Assert.Throws<SshInputException>(() => new KeyInput([], "x\nssh-ed25519 AAAA", false).FromText(Samples.Ed25519));

    [Fact]
    public void Rfc4716BlocksAreRead() => Assert.Equal(Samples.Blob(Samples.Ed25519), Read(File.ReadAllText(Samples.File("ed.rfc4716"))).Key.Blob);

    [Fact]
    public void SeveralLinesAreSeveralKeys() =>
        Assert.Equal(2, new KeyInput([], null, false).FromText($"{Samples.Ed25519}\r\n# next\r\n{Samples.Rsa}\r\n").Count);

    [Theory]
    [InlineData("dsa.pub")]
    [InlineData("rsa1024.pub")]
    public void WeakKeysNeedForce(string name)
    {
        Assert.Equal(ErrorReason.KeyTooWeak, Assert.Throws<SshPolicyException>(() => new KeyInput([], null, false).FromFile(Samples.File(name))).Reason);
        Assert.Single(new KeyInput([], null, allowWeak: true).FromFile(Samples.File(name)));
    }

    [Fact]
    public void CertificatesAreNotForAuthorizedKeys() =>
        Assert.Equal(ErrorReason.KeyFormatUnsupported, Assert.Throws<SshInputException>(() => new KeyInput([], null, false).FromFile(Samples.File("ed-cert.pub"))).Reason);

    [Theory]
    [InlineData("not a key")]
    [InlineData("ssh-ed25519 AAAA")]
    [InlineData("command=\"open ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAiAemVJlIRLRsRl3rURG+/8Wg8StsxJ55GvRvvXcjLK")]
    public void WhatIsNoKeyIsRefused(string text) => Assert.Throws<SshInputException>(() => Read(text));

    [Theory]
    [InlineData("-t", "ed25519")]
    [InlineData("-t", "rsa", "-b", "2048", "-m", "PEM")]
    [InlineData("-t", "ecdsa", "-m", "PKCS8")]
    public async Task APrivateKeyAsTextIsRefusedAndNotRepeated(params string[] arguments)
    {
        using TempFolder folder = new();
        string path = await KeygenAsync(folder, "", arguments);
        string text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        SshPolicyException failure = Assert.Throws<SshPolicyException>(() => Read(text));

        Assert.Equal(ErrorReason.PrivateKeyGiven, failure.Reason);
        Assert.Null(failure.Input);
        Assert.DoesNotContain(text.Split('\n')[1], failure.ToString());
    }

    // What Get-Content pipes in, line by line.
    [Fact]
    public async Task NoLineOfAPrivateKeyIsRepeated()
    {
        using TempFolder folder = new();
        string[] lines = await File.ReadAllLinesAsync(await KeygenAsync(folder, "", "-t", "ed25519"), TestContext.Current.CancellationToken);

        Assert.All(lines[1..^1], line => Assert.DoesNotContain(line[..12], Assert.ThrowsAny<SshAdminException>(() => Read(line)).ToString()));
    }

    [Theory]
    [InlineData("", "-t", "ed25519")]
    [InlineData("secret", "-t", "ed25519")]
    [InlineData("", "-t", "rsa", "-b", "2048", "-m", "PEM")]
    [InlineData("secret", "-t", "ecdsa", "-m", "PKCS8")]
    public async Task APrivateFileGivesItsPublicHalf(string passphrase, params string[] arguments)
    {
        using TempFolder folder = new();
        string path = await KeygenAsync(folder, passphrase, arguments);

        KeyToAdd key = new KeyInput([], null, false).FromFile(path).Single();

        Assert.Equal(Samples.Blob(await File.ReadAllTextAsync(path + ".pub", TestContext.Current.CancellationToken)), key.Key.Blob);
    }

    [Fact]
    public async Task APrivateFileThatHidesItsPublicHalfSaysSo()
    {
        using TempFolder folder = new();
        string path = await KeygenAsync(folder, "secret", "-t", "ecdsa", "-m", "PKCS8");
        File.Delete(path + ".pub");

        Assert.Equal(ErrorReason.KeyPassphraseNeeded, Assert.Throws<SshInputException>(() => new KeyInput([], null, false).FromFile(path)).Reason);
    }

    private static KeyToAdd Read(string text) => new KeyInput([], null, false).FromText(text).Single();

    private static async Task<string> KeygenAsync(TempFolder folder, string passphrase, params string[] arguments)
    {
        string path = folder.File("key");
        await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), ["-q", .. arguments, "-N", passphrase, "-C", "test", "-f", path]);
        return path;
    }
}
