using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Sign-ins at servers that are not OpenSSH.</summary>
public class OtherServersTests
{
    [Theory]
    [InlineData("ed25519", 0, "ssh-ed25519")]
    [InlineData("ecdsa", 521, "ecdsa-sha2-nistp521")]
    [InlineData("rsa", 2048, "rsa-sha2-256")]
    public async Task DropbearTakesEveryKeyType(string type, int bits, string algorithm)
    {
        // Dropbear reads ~/.ssh/authorized_keys and nothing else.
        Assert.SkipUnless(Environment.UserName == "root", "Making an account with a home folder needs root.");
        await using var account = await ThrowawayAccount.CreateAsync(home: true);
        using var bed = new TestBed();
        string key = await bed.KeyAsync(type, bits);
        await account.AuthorizeAsync(key);
        await using var server = await DropbearServer.StartAsync();
        await bed.TrustAsync(server.Port);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { UserName = account.Name });
        Assert.True(report.Succeeded, report.Message + string.Join("\n", server.Log));
        Assert.Equal(algorithm, report.Attempts[^1].SignatureAlgorithm);
    }

    [Fact]
    public async Task DropbearTakesThePassword()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        using var bed = new TestBed();
        await using var server = await DropbearServer.StartAsync();
        await bed.TrustAsync(server.Port);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { UserName = account.Name, Password = TestBed.Bytes(account.Password) });
        Assert.True(report.Succeeded, report.Message);
    }

    [Theory]
    [InlineData("ed25519", 0)]
    [InlineData("ecdsa", 256)]
    [InlineData("rsa", 2048)]
    public async Task AsyncSshTakesEveryKeyType(string type, int bits)
    {
        using var bed = new TestBed();
        string key = await bed.KeyAsync(type, bits);
        await using var server = await AsyncSshServer.StartAsync("authorized_client_keys=" + key + ".pub");
        await bed.TrustAsync(server.Port);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        Assert.True(report.Succeeded, report.Message);
    }

    [Theory]
    [InlineData("expired", SshConnectionReason.PasswordExpired, "too old")]
    [InlineData("questioned", SshConnectionReason.PromptNotUnderstood, "Token:")]
    public async Task AsyncSshWantsMoreThanThePassword(string user, SshConnectionReason reason, string words)
    {
        await using var server = await PasswordChangeServer.StartAsync();
        using var bed = new TestBed();
        await bed.TrustAsync(server.Port);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { UserName = user, Password = TestBed.Bytes("secret") });
        Assert.True(report.Reason == reason, $"{report.Reason}: {report.Message}");
        Assert.Contains(words, report.Message);
        Assert.Equal([50, 60], report.Attempts[^1].MessageNumbers);
    }
}
