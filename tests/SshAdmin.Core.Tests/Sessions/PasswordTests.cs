using System;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Passwords of throwaway accounts, at a real sshd.</summary>
public class PasswordTests
{
    [Fact]
    public async Task PasswordSignsIn()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await using var server = await OpenSshServer.StartAsync("KbdInteractiveAuthentication no");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(Request(bed, server, account));
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal("password", report.Attempts[^1].Method);
        Assert.Equal([50, 52], report.Attempts[^1].MessageNumbers);
    }

    [Fact]
    public async Task PasswordAnswersTheQuestionOfPam()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await using var server = await OpenSshServer.StartAsync("UsePAM yes", "PasswordAuthentication no", "KbdInteractiveAuthentication yes");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(Request(bed, server, account));
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal("keyboard-interactive", report.Attempts[^1].Method);
    }

    [Theory]
    [InlineData("UsePAM no", "KbdInteractiveAuthentication no")]
    [InlineData("UsePAM yes", "PasswordAuthentication no")]
    public async Task WrongPasswordIsRefusedAndTriedOnce(string first, string second)
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await using var server = await OpenSshServer.StartAsync(first, second);
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(Request(bed, server, account) with { Password = TestBed.Bytes("wrong") });
        AssertFailed(report, SshConnectionReason.PasswordRefused);
        Assert.Equal(2, report.Attempts.Length);
        Assert.DoesNotContain("wrong", report.Message);
    }

    [Fact]
    public async Task ExpiredPasswordIsNamed()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await account.AgeAsync("-d", "0");
        await using var server = await OpenSshServer.StartAsync("UsePAM yes", "PasswordAuthentication no", "KbdInteractiveAuthentication yes");
        using var bed = Trusting(server);
        AssertFailed(await TestBed.TestAsync(Request(bed, server, account)), SshConnectionReason.PasswordExpired);
    }

    [Fact]
    public async Task ExpiredPasswordThatTheServerTakesIsAWarning()
    {
        // With the method password, sshd lets the user in and asks for the change in the session.
        await using var account = await ThrowawayAccount.CreateAsync();
        await account.AgeAsync("-d", "0");
        await using var server = await OpenSshServer.StartAsync("UsePAM yes", "KbdInteractiveAuthentication no");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(Request(bed, server, account));
        Assert.True(report.Succeeded, report.Message);
        Assert.Contains(report.Warnings, warning => warning.Contains("password", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ExpiredAccountIsNamedThoughTheKeyWasTaken()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        await account.AgeAsync("-E", "0");
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        using var keys = new PublicKeyFolder(key);
        await using var server = await OpenSshServer.StartAsync("UsePAM yes", keys.Line);
        bed.Trust(server);
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port, key) with { UserName = account.Name }), SshConnectionReason.AccountRefused);
    }

    [Fact]
    public async Task KeyAndPasswordTogetherSignIn()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        using var keys = new PublicKeyFolder(key);
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey,password", keys.Line);
        bed.Trust(server);
        var report = await TestBed.TestAsync(Request(bed, server, account) with { KeyPaths = [key] });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal([SshAuthenticationOutcome.PartiallyAccepted, SshAuthenticationOutcome.Accepted], report.Attempts.Skip(1).Select(attempt => attempt.Outcome));
    }

    [Fact]
    public async Task PasswordBeforeKeySignsInToo()
    {
        await using var account = await ThrowawayAccount.CreateAsync();
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        using var keys = new PublicKeyFolder(key);
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods password,publickey", keys.Line);
        bed.Trust(server);
        var report = await TestBed.TestAsync(Request(bed, server, account) with { KeyPaths = [key] });
        Assert.True(report.Succeeded, report.Message);
    }

    [Fact]
    public async Task PasswordIsNotOfferedWhereTheServerTakesKeysOnly()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { Password = TestBed.Bytes("secret") });
        AssertFailed(report, SshConnectionReason.PasswordNotOffered);
    }

    [Theory]
    [InlineData(SshHostKeyPolicy.AcceptNew)]
    [InlineData(SshHostKeyPolicy.Ignore)]
    public async Task PasswordStaysHereUntilTheHostKeyIsVerified(SshHostKeyPolicy policy)
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { Password = TestBed.Bytes("secret"), HostKeyPolicy = policy });
        AssertFailed(report, SshConnectionReason.PasswordNotSent);
        Assert.Equal(SshAuthenticationOutcome.NotTried, report.Attempts[^1].Outcome);
        Assert.Empty(report.Attempts[^1].MessageNumbers);
        Assert.DoesNotContain(server.Log, line => line.Contains("Failed password"));
    }

    [Fact]
    public async Task PasswordStaysHereOverAWeakKeyExchange()
    {
        await using var server = await OpenSshServer.StartAsync("KexAlgorithms diffie-hellman-group14-sha1");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { Password = TestBed.Bytes("secret"), Client = TestBed.Client("PuTTY 0.79") });
        AssertFailed(report, SshConnectionReason.PasswordNotSent);
        Assert.Contains("diffie-hellman-group14-sha1", report.Message);
    }

    [Fact]
    public async Task BannerIsKept()
    {
        await using var server = await OpenSshServer.StartAsync("Banner {folder}/banner");
        System.IO.File.WriteAllText(System.IO.Path.Combine(server.Folder, "banner"), "Authorised use only\n\u001b[2Jcleared\n");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        Assert.StartsWith("Authorised use only\n", report.Banner);
        Assert.DoesNotContain('\u001b', report.Banner!);
        Assert.Contains(53, report.Attempts[0].MessageNumbers);
    }

    private static SessionRequest Request(TestBed bed, OpenSshServer server, ThrowawayAccount account) =>
        bed.Request(server.Port) with { UserName = account.Name, Password = TestBed.Bytes(account.Password), KeyPaths = null };

    private static TestBed Trusting(OpenSshServer server)
    {
        var bed = new TestBed();
        bed.Trust(server);
        return bed;
    }

    private static void AssertFailed(SshConnectionReport report, SshConnectionReason reason)
    {
        Assert.True(report.Reason == reason, $"{report.Reason}: {report.Message} {report.Evidence} {report.Banner}");
        Assert.Equal(SshConnectionStage.Authenticate, report.FailedStage);
    }
}
