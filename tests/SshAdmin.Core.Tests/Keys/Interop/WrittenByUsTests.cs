using System.Threading.Tasks;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Interop;

/// <summary>What SshAdmin writes, read by ssh-keygen, puttygen and openssl.</summary>
public class WrittenByUsTests
{
    public static TheoryData<SshKeyFormat, SshKeyType, int, bool> Everything()
    {
        TheoryData<SshKeyFormat, SshKeyType, int, bool> cases = [];
        foreach (var format in PrivateFormats)
        {
            foreach (var (type, bits) in Types)
            {
                foreach (var encrypted in new[] { false, true })
                {
                    if (CanHold(format, type, encrypted))
                    {
                        cases.Add(format, type, bits, encrypted);
                    }
                }
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task PeersReadIt(SshKeyFormat format, SshKeyType type, int bits, bool encrypted)
    {
        using TempFolder folder = new();
        using var pair = KeyPairGenerator.Generate(type, bits);
        pair.Comment = KeyComment.FromText("me@here");
        var passphrase = encrypted ? Secret : "";
        var path = folder.WritePrivate("key", Cheap(format, encrypted).Write(pair, encrypted ? SecretBytes : null, Stop));
        var expected = LineOf(pair.PublicKey);

        // OpenSSH 9.2 reads no PPK, and Ed25519 in PKCS#8 only since 9.6; puttygen reads no PKCS#8.
        var keygenReads = format is SshKeyFormat.OpenSsh or SshKeyFormat.Pem || (format == SshKeyFormat.Pkcs8 && type != SshKeyType.Ed25519);
        var puttygenReads = format != SshKeyFormat.Pkcs8;
        if (keygenReads)
        {
            Assert.Equal(expected, await PublicHalfAsync(path, passphrase));
        }

        if (puttygenReads)
        {
            Assert.Equal(expected, WithoutComment(await Tool.OutputAsync(Puttygen, path, "-L", "--old-passphrase", folder.Write("p", passphrase))));

            // Converting makes puttygen open the private half; it refuses to convert a format into itself.
            var converted = folder.File("converted");
            string[] target = format == SshKeyFormat.OpenSsh ? ["-O", "private", "--ppk-param", "version=2"] : ["-O", "private-openssh-new"];
            await Tool.OutputAsync(
                Puttygen, [path, .. target, "-o", converted, "--old-passphrase", folder.Write("p", passphrase), "--new-passphrase", folder.Write("n", "")]);
            Assert.Equal(expected, WithoutComment(await Tool.OutputAsync(Puttygen, converted, "-L")));
        }

        if (format == SshKeyFormat.Pkcs8)
        {
            await Tool.OutputAsync(OpenSsl, "pkey", "-in", path, "-passin", "pass:" + passphrase, "-check", "-noout");
        }

        Assert.True(keygenReads || puttygenReads || format == SshKeyFormat.Pkcs8);
    }

    [Theory]
    [InlineData(SshKeyFormat.OpenSsh)]
    [InlineData(SshKeyFormat.Ppk2)]
    [InlineData(SshKeyFormat.Ppk3)]
    public async Task PuttygenKeepsOurComment(SshKeyFormat format)
    {
        using TempFolder folder = new();
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        pair.Comment = KeyComment.FromText("two words, me@here");
        var path = folder.WritePrivate("key", Cheap(format, encrypted: false).Write(pair, null, Stop));
        Assert.EndsWith(" two words, me@here\n", await Tool.OutputAsync(Puttygen, path, "-L"));
    }

    [Fact]
    public async Task UsualCostsAreWhatThePeersTake()
    {
        using TempFolder folder = new();
        using var pair = KeyPairGenerator.Generate(SshKeyType.Ed25519);
        var openSsh = folder.WritePrivate("o", new KeyOutput(SshKeyFormat.OpenSsh).Write(pair, SecretBytes, Stop));
        var ppk = folder.WritePrivate("p", new KeyOutput(SshKeyFormat.Ppk3).Write(pair, SecretBytes, Stop));
        Assert.Equal(LineOf(pair.PublicKey), await PublicHalfAsync(openSsh, Secret));
        Assert.Equal(new KeyProtection("aes256-ctr", "bcrypt", 24), ((PrivateKeyFile)ReadOne(openSsh)).Protection);
        Assert.Equal(new KeyProtection("aes256-cbc", "Argon2id", 21, 8192), ((PrivateKeyFile)ReadOne(ppk)).Protection);
    }

    // ssh-keygen without a FIDO device cannot make such a key, but it reads and rewrites the file, which is the proof of its layout.
    [Theory]
    [InlineData("sk-ssh-ed25519@openssh.com")]
    [InlineData("sk-ecdsa-sha2-nistp256@openssh.com")]
    public async Task SecurityKeyHandlesKeepTheirPlace(string type)
    {
        using TempFolder folder = new();
        using var pair = SecurityKeySample.Make(type);
        var path = folder.WritePrivate("key", Cheap(SshKeyFormat.OpenSsh, encrypted: true).Write(pair, SecretBytes, Stop));
        Assert.Equal(LineOf(pair.PublicKey), await PublicHalfAsync(path, Secret));

        await Tool.OutputAsync(Keygen, "-q", "-p", "-P", Secret, "-N", "", "-f", path);
        using var again = Open(await System.IO.File.ReadAllBytesAsync(path, Stop));
        Assert.Equal(pair.PublicKey.Blob, again.PublicKey.Blob);
        Assert.Equal(SecurityKeySample.FieldsOf(pair), SecurityKeySample.FieldsOf(again));
    }
}
