using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Interop;

/// <summary>Fingerprints, random art and certificates, letter by letter as ssh-keygen prints them.</summary>
public class DescriptionTests
{
    public static TheoryData<string, int> Types() => new() { { "ed25519", 0 }, { "ecdsa", 256 }, { "ecdsa", 384 }, { "ecdsa", 521 }, { "rsa", 1024 }, { "rsa", 2048 }, { "dsa", 0 } };

    [Theory]
    [MemberData(nameof(Types))]
    public async Task FingerprintsAndRandomArtAreThoseOfSshKeygen(string type, int bits)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync(type, bits);
        var key = Assert.Single(new KeyReading().Run(path, null, Stop));
        await AssertSameAsync(path, key, type.ToUpperInvariant());
    }

    [Theory]
    [InlineData("sk-ssh-ed25519@openssh.com", "ED25519-SK", SshKeyType.Ed25519SecurityKey)]
    [InlineData("sk-ecdsa-sha2-nistp256@openssh.com", "ECDSA-SK", SshKeyType.EcdsaSecurityKey)]
    public async Task SecurityKeysAreDescribed(string type, string shortName, SshKeyType expected)
    {
        using TempFolder folder = new();
        using var pair = SecurityKeySample.Make(type);
        var path = folder.Write("token.pub", LineOf(pair.PublicKey) + " token\n");
        var key = Assert.Single(new KeyReading().Run(path, null, Stop));
        Assert.Equal((expected, "token", false), (key.KeyType, key.Comment, key.IsPrivate));
        await AssertSameAsync(path, key, shortName);
    }

    [Theory]
    [InlineData("ed25519", 0)]
    [InlineData("ecdsa", 521)]
    [InlineData("rsa", 2048)]
    public async Task CertificatesAreDescribed(string type, int bits)
    {
        using TempFolder folder = new();
        var authority = await ServerKeys.GetAsync("ecdsa", 256);
        var path = await folder.CopyAsync(type, bits);
        await Tool.OutputAsync(Keygen, "-q", "-s", authority, "-I", "the id", "-n", "anna,bert", "-z", "42", "-V", "20300101Z:20310101Z", path + ".pub");
        var certified = path + "-cert.pub";
        var key = Assert.Single(new KeyReading().Run(certified, null, Stop));
        await AssertSameAsync(certified, key, type.ToUpperInvariant() + "-CERT");
        var certificate = Assert.IsType<SshCertificate>(key.Certificate);
        Assert.Equal(("the id", 42UL, false), (certificate.KeyId, certificate.Serial, certificate.IsHost));
        Assert.Equal(["anna", "bert"], certificate.Principals);
        Assert.Equal(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), certificate.ValidAfter);
        Assert.Equal(new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc), certificate.ValidBefore);
        Assert.Contains(certificate.AuthorityFingerprint, await Tool.OutputAsync(Keygen, "-L", "-f", certified));
        Assert.Equal((await File.ReadAllTextAsync(certified, Stop)).Trim(), key.PublicKey);
    }

    [Fact]
    public async Task HostCertificateWithoutEnd()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        await Tool.OutputAsync(Keygen, "-q", "-h", "-s", await ServerKeys.GetAsync("ecdsa", 256), "-I", "host", path + ".pub");
        var certificate = Assert.Single(new KeyReading().Run(path + "-cert.pub", null, Stop)).Certificate!;
        Assert.True(certificate.IsHost);
        Assert.Equal((null, null, 0), (certificate.ValidAfter, certificate.ValidBefore, certificate.Principals.Length));
    }

    [Fact]
    public async Task PublicHalfOfAnEncryptedKeyNeedsNoPassphrase()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var expected = await PublicHalfAsync(path);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-a", "3", "-P", "", "-N", Secret, "-f", path);
        File.Delete(path + ".pub");
        var key = Assert.Single(new KeyReading().Run(path, null, Stop));
        Assert.Equal(expected, key.PublicKey);
        Assert.Equal((true, true, "aes256-ctr", "bcrypt", 3L), (key.IsPrivate, key.IsEncrypted, key.Cipher, key.Kdf, key.KdfRounds));
    }

    private static async Task AssertSameAsync(string path, SshKey key, string shortName)
    {
        var lines = (await Tool.OutputAsync(Keygen, "-lv", "-f", path)).TrimEnd('\n').Split('\n');
        var words = lines[0].Split(' ');
        Assert.Equal((words[0], words[1], words[^1]), (key.Bits.ToString(), key.Fingerprint, $"({shortName})"));
        Assert.Equal(string.Join('\n', lines.Skip(1)), key.RandomArt);
        Assert.Equal((await Tool.OutputAsync(Keygen, "-l", "-E", "md5", "-f", path)).Split(' ')[1], key.FingerprintMd5);
    }
}
