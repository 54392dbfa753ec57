using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Interop;

/// <summary>What ssh-keygen, puttygen and openssl write, read by SshAdmin.</summary>
public class WrittenByPeersTests
{
    public static TheoryData<string, int> KeygenTypes() => new() { { "ed25519", 0 }, { "ecdsa", 256 }, { "ecdsa", 384 }, { "ecdsa", 521 }, { "rsa", 2048 } };

    [Theory]
    [MemberData(nameof(KeygenTypes))]
    public async Task OpenSshKeyWithoutPassphrase(string type, int bits)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync(type, bits);
        await AssertReadsAsync(path, null, "test");
    }

    [Theory]
    [InlineData("3des-cbc")]
    [InlineData("aes128-cbc")]
    [InlineData("aes192-cbc")]
    [InlineData("aes256-cbc")]
    [InlineData("aes128-ctr")]
    [InlineData("aes192-ctr")]
    [InlineData("aes256-ctr")]
    [InlineData("aes128-gcm@openssh.com")]
    [InlineData("aes256-gcm@openssh.com")]
    [InlineData("chacha20-poly1305@openssh.com")]
    public async Task OpenSshKeyInEveryCipher(string cipher)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-Z", cipher, "-a", "2", "-P", "", "-N", Secret, "-f", path);
        var file = Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(path));
        Assert.Equal(new KeyProtection(cipher, "bcrypt", 2), file.Protection);
        await AssertReadsAsync(path, Secret, "test");
    }

    [Theory]
    [InlineData("ecdsa", 521)]
    [InlineData("rsa", 2048)]
    public async Task OpenSshKeyWithUsualPassphrase(string type, int bits)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync(type, bits);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-P", "", "-N", Secret, "-f", path);
        await AssertReadsAsync(path, Secret, "test");
    }

    [Theory]
    [InlineData("rsa", 2048, "PEM", SshKeyFormat.Pem)]
    [InlineData("ecdsa", 256, "PEM", SshKeyFormat.Pem)]
    [InlineData("ecdsa", 521, "PEM", SshKeyFormat.Pem)]
    [InlineData("rsa", 2048, "PKCS8", SshKeyFormat.Pkcs8)]
    [InlineData("ecdsa", 384, "PKCS8", SshKeyFormat.Pkcs8)]
    public async Task KeygenPemForms(string type, int bits, string form, SshKeyFormat format)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync(type, bits);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-m", form, "-P", "", "-N", "", "-f", path);
        Assert.Equal(format, ReadOne(path).Format);
        await AssertReadsAsync(path, null, "");
        await Tool.OutputAsync(Keygen, "-q", "-p", "-m", form, "-P", "", "-N", Secret, "-f", path);
        Assert.True(Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(path)).IsEncrypted);
        await AssertReadsAsync(path, Secret, "");
    }

    public static TheoryData<string, int, string, bool> PuttyCases()
    {
        TheoryData<string, int, string, bool> cases = [];
        foreach (var (type, bits) in new[] { ("ed25519", 0), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("rsa", 2048) })
        {
            foreach (var parameters in new[] { "version=2", "version=3,memory=64,passes=2" })
            {
                cases.Add(type, bits, parameters, false);
                cases.Add(type, bits, parameters, true);
            }
        }

        cases.Add("ed25519", 0, "version=3,kdf=argon2i,memory=128,passes=3", true);
        cases.Add("ed25519", 0, "version=3,kdf=argon2d,memory=128,passes=3", true);
        cases.Add("ed25519", 0, "version=3,kdf=argon2id,memory=128,passes=3,parallelism=4", true);
        cases.Add("ed25519", 0, "version=3", true);
        return cases;
    }

    [Theory]
    [MemberData(nameof(PuttyCases))]
    public async Task PpkFiles(string type, int bits, string parameters, bool encrypted)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync(type, bits);
        var passphrase = encrypted ? Secret : "";
        var ppk = folder.File("key.ppk");
        await Tool.OutputAsync(Puttygen, path, "-O", "private", "-o", ppk, "--ppk-param", parameters, "-C", "putty comment", "--new-passphrase", folder.Write("p", passphrase));
        using var pair = Assert.IsAssignableFrom<PrivateKeyFile>(ReadOne(ppk)).Open(encrypted ? SecretBytes : null, Stop);
        Assert.Equal(await PublicHalfAsync(path), LineOf(pair.PublicKey));
        Assert.Equal("putty comment", pair.Comment.Text);
    }

    [Theory]
    [InlineData("aes-128-cbc", "hmacWithSHA1")]
    [InlineData("aes-192-cbc", "hmacWithSHA256")]
    [InlineData("aes-256-cbc", "hmacWithSHA512")]
    [InlineData("des-ede3-cbc", "hmacWithSHA384")]
    public async Task OpenSslPbes2(string cipher, string prf)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("rsa", 2048);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-m", "PEM", "-P", "", "-N", "", "-f", path);
        var expected = await PublicHalfAsync(path);
        var encrypted = folder.File("p8");
        await Tool.OutputAsync(OpenSsl, "pkcs8", "-topk8", "-in", path, "-out", encrypted, "-v2", cipher, "-v2prf", prf, "-iter", "100", "-passout", "pass:" + Secret);
        using var pair = Open(await File.ReadAllBytesAsync(encrypted, Stop), SecretBytes);
        Assert.Equal(expected, LineOf(pair.PublicKey));
    }

    [Fact]
    public async Task OpenSslScrypt()
    {
        using TempFolder folder = new();
        var plain = folder.File("plain");
        var encrypted = folder.File("scrypt");
        await Tool.OutputAsync(OpenSsl, "genpkey", "-algorithm", "ed25519", "-out", plain);
        await Tool.OutputAsync(OpenSsl, "pkcs8", "-topk8", "-in", plain, "-out", encrypted, "-scrypt", "-scrypt_N", "1024", "-passout", "pass:" + Secret);
        using var expected = Open(await File.ReadAllBytesAsync(plain, Stop));
        using var pair = Open(await File.ReadAllBytesAsync(encrypted, Stop), SecretBytes);
        Assert.Equal(expected.PublicKey.Blob, pair.PublicKey.Blob);
        Assert.Equal(new KeyProtection("aes256-cbc", "scrypt", 1024, 1024), ((PrivateKeyFile)ReadOne(encrypted)).Protection);
    }

    // openssl prints the public key of Ed25519 in hexadecimal digits.
    [Fact]
    public async Task OpenSslEd25519InPkcs8()
    {
        using TempFolder folder = new();
        var path = folder.File("key");
        await Tool.OutputAsync(OpenSsl, "genpkey", "-algorithm", "ed25519", "-out", path);
        var spki = folder.File("spki");
        await Tool.OutputAsync(OpenSsl, "pkey", "-in", path, "-pubout", "-outform", "DER", "-out", spki);
        using var pair = Open(await File.ReadAllBytesAsync(path, Stop));
        Assert.Equal((await File.ReadAllBytesAsync(spki, Stop))[^32..], pair.PublicKey.Point);
    }

    [Theory]
    [InlineData("prime256v1")]
    [InlineData("secp384r1")]
    [InlineData("secp521r1")]
    public async Task OpenSslEcWithParametersInFront(string curve)
    {
        using TempFolder folder = new();
        var path = folder.Write("key", "");
        await Tool.OutputAsync(OpenSsl, "ecparam", "-genkey", "-name", curve, "-out", path);
        Assert.StartsWith("-----BEGIN EC PARAMETERS-----", await File.ReadAllTextAsync(path, Stop));
        using var pair = Open(await File.ReadAllBytesAsync(path, Stop));
        Assert.Equal(await PublicHalfAsync(path), LineOf(pair.PublicKey));
    }

    // SEC 1 makes the public point optional; openssl leaves it out with -no_public.
    [Fact]
    public async Task EcKeyWithoutPublicPoint()
    {
        using TempFolder folder = new();
        var path = folder.Write("key", "");
        var bare = folder.File("bare");
        await Tool.OutputAsync(OpenSsl, "ecparam", "-genkey", "-noout", "-name", "secp384r1", "-out", path);
        await Tool.OutputAsync(OpenSsl, "ec", "-in", path, "-no_public", "-out", bare);
        using var pair = Open(await File.ReadAllBytesAsync(bare, Stop));
        Assert.Equal(await PublicHalfAsync(path), LineOf(pair.PublicKey));
    }

    [Theory]
    [InlineData("-aes128")]
    [InlineData("-aes192")]
    [InlineData("-aes256")]
    [InlineData("-des3")]
    public async Task OpenSslDekInfo(string cipher)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("rsa", 2048);
        await Tool.OutputAsync(Keygen, "-q", "-p", "-m", "PEM", "-P", "", "-N", "", "-f", path);
        var encrypted = folder.File("dek");
        await Tool.OutputAsync(OpenSsl, "rsa", "-traditional", cipher, "-in", path, "-out", encrypted, "-passout", "pass:" + Secret);
        using var pair = Open(await File.ReadAllBytesAsync(encrypted, Stop), SecretBytes);
        Assert.Equal(await PublicHalfAsync(path), LineOf(pair.PublicKey));
    }

    [Fact]
    public async Task DsaIsDescribedAndCarriedButNotConverted()
    {
        using TempFolder folder = new();
        var path = folder.File("dsa");
        await Tool.OutputAsync(Keygen, "-q", "-t", "dsa", "-N", "", "-C", "old", "-f", path);
        using var pair = Open(await File.ReadAllBytesAsync(path, Stop));
        Assert.Equal("old", pair.Comment.Text);
        Assert.Equal(await PublicHalfAsync(path), LineOf(pair.PublicKey));
        var rewritten = folder.WritePrivate("again", Cheap(SshKeyFormat.OpenSsh, encrypted: true).Write(pair, SecretBytes, Stop));
        Assert.Equal(await PublicHalfAsync(path), await PublicHalfAsync(rewritten, Secret));
        var error = Assert.Throws<Core.Errors.SshInputException>(() => new KeyOutput(SshKeyFormat.Ppk3).Write(pair, null, Stop));
        Assert.Equal(Core.Errors.ErrorReason.KeyFormatUnfit, error.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DsaInPpkIsDescribedAndCarriedToOpenSsh(bool encrypted)
    {
        using TempFolder folder = new();
        var path = folder.File("dsa.ppk");
        var secret = folder.Write("secret", encrypted ? Secret : "");
        await Tool.OutputAsync(Puttygen, "-q", "-t", "dsa", "-b", "1024", "-C", "old", "--new-passphrase", secret, "-o", path);
        var line = WithoutComment(await Tool.OutputAsync(Puttygen, path, "-L"));
        using var pair = Open(await File.ReadAllBytesAsync(path, Stop), encrypted ? SecretBytes : null);
        Assert.Equal(line, LineOf(pair.PublicKey));
        var carried = folder.WritePrivate("dsa", Cheap(SshKeyFormat.OpenSsh, encrypted: false).Write(pair, null, Stop));
        using var again = Open(await File.ReadAllBytesAsync(carried, Stop));
        Assert.Equal((line, "old"), (LineOf(again.PublicKey), again.Comment.Text));
        Assert.SkipUnless((await Tool.RunAsync(Keygen, "-lf", carried)).ExitCode == 0, "This ssh-keygen knows no DSA any more.");
        Assert.Equal(line, await PublicHalfAsync(carried));
    }

    [Theory]
    [InlineData("compressed", false)]
    [InlineData("compressed", true)]
    [InlineData("hybrid", false)]
    public async Task PointsOfEveryFormAreRead(string form, bool pkcs8)
    {
        using TempFolder folder = new();
        var path = folder.File("ec");
        await Tool.OutputAsync(OpenSsl, "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path);
        var changed = folder.File("changed");
        await Tool.OutputAsync(OpenSsl, "ec", "-in", path, "-conv_form", form, "-out", changed);
        if (pkcs8)
        {
            await Tool.OutputAsync(OpenSsl, "pkcs8", "-topk8", "-nocrypt", "-in", changed, "-out", changed = folder.File("pkcs8"));
        }

        using var pair = Open(await File.ReadAllBytesAsync(changed, Stop));
        Assert.Equal(await PublicHalfAsync(folder.WritePrivate("private", await File.ReadAllBytesAsync(path, Stop))), LineOf(pair.PublicKey));
    }

    [Fact]
    public async Task PointOffItsCurveIsRefusedAsByKeygen()
    {
        using TempFolder folder = new();
        var words = (await File.ReadAllTextAsync(await ServerKeys.GetAsync("ecdsa", 256) + ".pub", Stop)).Split(' ');
        var blob = Convert.FromBase64String(words[1]);
        blob[blob.Length - 1] ^= 1;
        var path = folder.Write("off.pub", $"{words[0]} {Convert.ToBase64String(blob)} off\n");
        Assert.NotEqual(0, (await Tool.RunAsync(Keygen, "-lf", path)).ExitCode);
        var error = Assert.Throws<Core.Errors.SshInputException>(() => ReadOne(path));
        Assert.Equal(Core.Errors.ErrorReason.KeyFileDamaged, error.Reason);
        Assert.Contains("curve", error.Message);
    }

    [Theory]
    [InlineData("RFC4716")]
    public async Task Rfc4716WithComment(string form)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("rsa", 2048);
        var exported = folder.Write("exported", await Tool.OutputAsync(Keygen, "-e", "-m", form, "-f", path + ".pub"));
        var file = ReadOne(exported);
        Assert.Equal(SshKeyFormat.Rfc4716, file.Format);
        Assert.Equal(await PublicHalfAsync(path), LineOf(file.PublicKey!));
        Assert.Contains("2048-bit RSA", file.Comment.Text);
    }

    [Fact]
    public async Task Rfc4716FromPuttygen()
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var exported = folder.File("exported");
        await Tool.OutputAsync(Puttygen, path, "-O", "public", "-C", "a \"quoted\" comment", "-o", exported);
        var file = ReadOne(exported);
        Assert.Equal(await PublicHalfAsync(path), LineOf(file.PublicKey!));
        Assert.Contains("quoted", file.Comment.Text);
    }

    private static async Task AssertReadsAsync(string path, string? passphrase, string comment)
    {
        using var pair = Open(await File.ReadAllBytesAsync(path, Stop), passphrase is null ? null : SecretBytes);
        Assert.Equal(await PublicHalfAsync(path, passphrase ?? ""), LineOf(pair.PublicKey));
        Assert.Equal(comment, pair.Comment.Text);
    }
}
