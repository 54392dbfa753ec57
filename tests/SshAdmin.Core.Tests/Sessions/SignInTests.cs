using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Sign-ins that succeed, at a real sshd.</summary>
public class SignInTests
{
    [Theory]
    [InlineData("ed25519", 0, "ssh-ed25519")]
    [InlineData("ecdsa", 256, "ecdsa-sha2-nistp256")]
    [InlineData("ecdsa", 384, "ecdsa-sha2-nistp384")]
    [InlineData("ecdsa", 521, "ecdsa-sha2-nistp521")]
    [InlineData("rsa", 2048, "rsa-sha2-512")]
    [InlineData("rsa", 3072, "rsa-sha2-512")]
    [InlineData("rsa", 4096, "rsa-sha2-512")]
    public async Task EveryKeyTypeSignsInInEveryFormat(string type, int bits, string algorithm)
    {
        using var bed = new TestBed();
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        bed.Trust(server);
        string key = await bed.KeyAsync(type, bits);
        TestBed.Authorize(server, key);
        foreach ((string name, string path, string? passphrase) in await KeyForms.MakeAsync(bed.Folder, key))
        {
            var report = await TestBed.TestAsync(bed.Request(server.Port, path) with { Passphrase = passphrase is null ? null : TestBed.Bytes(passphrase) });
            Assert.True(report.Succeeded, $"{name}: {report.Message}");
            var attempt = report.Attempts[^1];
            Assert.Equal(algorithm, attempt.SignatureAlgorithm);
            Assert.Equal([50, 60, 50, 52], attempt.MessageNumbers);
        }
    }

    public static TheoryData<string, string, string?> Protections()
    {
        TheoryData<string, string, string?> rows = [];
        foreach (var method in KeyExchangeMethods.Supported.Where(method => !method.ProbeOnly && method.Name != "curve25519-sha256"))
        {
            rows.Add(method.Name, "aes128-ctr", "hmac-sha2-256");
        }

        foreach (var cipher in PacketProtections.SupportedCiphers)
        {
            rows.Add("curve25519-sha256", cipher.Name, cipher.IsAuthenticated ? null : "hmac-sha2-256");
        }

        foreach (var mac in PacketProtections.SupportedMacs.Where(row => row.Name != "hmac-sha2-256"))
        {
            rows.Add("curve25519-sha256", "aes128-ctr", mac.Name);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Protections))]
    public async Task SignsInOverEveryKeyExchangeCipherAndMac(string kex, string cipher, string? mac)
    {
        using var bed = new TestBed();
        string[] lines = [$"KexAlgorithms {kex}", $"Ciphers {cipher}", .. mac is null ? Array.Empty<string>() : [$"MACs {mac}"]];
        await using var server = await OpenSshServer.StartAsync(lines);
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);

        // The old ones are offered in the name of a client only, so the test asks the layer below for them.
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("PuTTY 0.79") });
        Assert.SkipWhen(report.Reason is SshConnectionReason.NoCommonCipher or SshConnectionReason.NoCommonMac, "PuTTY has no " + cipher + ", " + mac);
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(kex, report.NegotiatedAlgorithms!.KeyExchange);
        Assert.Equal(cipher, report.NegotiatedAlgorithms.Encryption);
        Assert.Equal(mac, report.NegotiatedAlgorithms.Mac);
    }

    [Fact]
    public async Task Ed25519KeyOfOpensslSignsIn()
    {
        // ssh-keygen writes Ed25519 in its own format only; openssl writes PKCS#8 (RFC 8410).
        using var bed = new TestBed();
        await using var server = await OpenSshServer.StartAsync();
        bed.Trust(server);
        string path = bed.Folder.Write("key", "");
        await Tool.OutputAsync(Tool.Require("openssl", "openssl"), "genpkey", "-algorithm", "ed25519", "-out", path);
        var first = await TestBed.TestAsync(bed.Request(server.Port, path));
        Assert.Equal(SshConnectionReason.KeyRefused, first.Reason);
        using var pair = ((Core.Keys.Formats.PrivateKeyFile)Core.Keys.Formats.KeyFileReader.Read(path, File.ReadAllBytes(path))[0]).Open(null, TestContext.Current.CancellationToken);
        File.WriteAllText(Path.Combine(server.Folder, "authorized_keys"), $"ssh-ed25519 {Convert.ToBase64String(pair.PublicKey.Blob)}\n");
        var report = await TestBed.TestAsync(bed.Request(server.Port, path));
        Assert.True(report.Succeeded, report.Message);
    }

    [Fact]
    public async Task DefaultNamesAreTriedOnlyWhereNothingElseIsGiven()
    {
        using var bed = new TestBed();
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey password");
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        File.Move(key, bed.Folder.File("id_ed25519"));
        var request = bed.Request(server.Port) with { KeyPaths = null, KeyFolder = bed.Folder.Path };
        var report = await TestBed.TestAsync(request);
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(bed.Folder.File("id_ed25519"), report.Attempts[^1].KeySource);
        var withPassword = await TestBed.TestAsync(request with { Password = TestBed.Bytes("wrong"), UserName = "nobody" });
        Assert.DoesNotContain(withPassword.Attempts, attempt => attempt.Method == "publickey");
    }

    [Fact]
    public async Task FileThatTheClientCannotReadIsAWarning()
    {
        using var bed = new TestBed();
        await using var server = await OpenSshServer.StartAsync();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("PuTTY 0.75") });
        Assert.True(report.Succeeded, report.Message);
        Assert.Contains(report.Warnings, warning => warning.Contains("Convert-SshKey"));
    }
}
