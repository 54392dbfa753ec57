using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>Sign-ins with keys that fail, at a real sshd.</summary>
public class AuthenticationReasonTests
{
    [Fact]
    public async Task NothingGivenNamesWhatIsOffered()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        AssertFailed(report, SshConnectionReason.NothingToOffer);
        Assert.Equal(["publickey"], report.AuthenticationMethods!);
    }

    [Fact]
    public async Task KeyThatIsNotAuthorizedIsRefused()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port, await bed.KeyAsync("ed25519")));
        AssertFailed(report, SshConnectionReason.KeyRefused);
        Assert.Equal([50, 51], report.Attempts[^1].MessageNumbers);
    }

    [Theory]
    [InlineData("DenyUsers {user}")]
    [InlineData("Match User {user}\n  RevokedKeys {folder}/revoked\nMatch all")]
    public async Task AuthorizedKeyIsRefusedByConfiguration(string line)
    {
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        await using var server = await OpenSshServer.StartAsync(line.Replace("{user}", Environment.UserName).Replace("{folder}", bed.Folder.Path).Split('\n'));
        bed.Folder.Write("revoked", File.ReadAllText(key + ".pub"));
        bed.Trust(server);
        TestBed.Authorize(server, key);
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port, key)), SshConnectionReason.KeyRefused);
    }

    [Fact]
    public async Task RootIsRefusedWherePermitRootLoginSaysNo()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can run an sshd that root could sign in at.");
        await using var server = await OpenSshServer.StartAsync("PermitRootLogin no");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.RootLoginRefused);
        Assert.Equal([50, 60, 50, 51], report.Attempts[^1].MessageNumbers);
    }

    [Fact]
    public async Task RootIsRefusedWhereOnlyCommandsAreAllowedAndTheKeyHasNone()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can run an sshd that root could sign in at.");
        await using var server = await OpenSshServer.StartAsync("PermitRootLogin forced-commands-only");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.RootLoginRefused);
        Assert.Contains("forced-commands-only", report.Message);
    }

    [Theory]
    [InlineData("command=\"echo Please login as the user ec2-user\" ", 1)]
    [InlineData("no-port-forwarding ", 0)]
    public async Task KeyOfRootThatIsTiedToACommandIsAWarning(string options, int warnings)
    {
        Assert.SkipUnless(Environment.UserName == "root", "Only root can run an sshd that root could sign in at.");
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        File.WriteAllText(Path.Combine(server.Folder, "authorized_keys"), options + File.ReadAllText(key + ".pub"));
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(warnings, report.Warnings.Count(warning => warning.Contains("ec2-user")));
    }

    [Fact]
    public async Task ShortRsaKeyIsPointedOut()
    {
        await using var server = await OpenSshServer.StartAsync("RequiredRSASize 2048");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("rsa", 1024);
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.KeyRefused);
        Assert.Contains("1024 bits", report.Message);
    }

    [Fact]
    public async Task RefusedAlgorithmIsToldFromARefusedKey()
    {
        await using var server = await OpenSshServer.StartAsync("PubkeyAcceptedAlgorithms rsa-sha2-256");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("rsa", 2048);
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.KeyAlgorithmRefused);
        Assert.Contains("refuses rsa-sha2-512 and would take rsa-sha2-256", report.Message);
    }

    [Fact]
    public async Task OldTeraTermIsRefusedWithItsAlgorithmOnly()
    {
        // The story of section 1: SHA-1 is off by default since OpenSSH 8.8, and Tera Term up to 4.106 signs with nothing else.
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("rsa", 2048);
        TestBed.Authorize(server, key);
        var old = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("Tera Term 4.106") });
        AssertFailed(old, SshConnectionReason.KeyAlgorithmRefused);
        Assert.Equal("ssh-rsa", old.Attempts[1].SignatureAlgorithm);
        Assert.Contains("would take rsa-sha2-512, rsa-sha2-256", old.Message);
        var current = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("Tera Term 4.107") });
        Assert.True(current.Succeeded, current.Message);
    }

    [Fact]
    public async Task OldTeraTermSignsInWhereSha1IsAllowed()
    {
        await using var server = await OpenSshServer.StartAsync("PubkeyAcceptedAlgorithms +ssh-rsa");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("rsa", 2048);
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("Tera Term 4.106") });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal("ssh-rsa", report.Attempts[^1].SignatureAlgorithm);
    }

    [Fact]
    public async Task KeyTypeThatTheClientLacksIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("Tera Term 4.76") }), SshConnectionReason.KeyTypeNotSupportedByClient);
    }

    [Fact]
    public async Task ExactlyTheListsOfTheClientGoOverTheWire()
    {
        var client = TestBed.Client("PuTTY 0.84");
        string[][]? lists = null;
        await using var server = Wire.Transport.ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            lists = [.. await peer.NegotiateAsync()];
        });
        using var bed = new TestBed();
        await TestBed.TestAsync(bed.Request(server.Port) with { Client = client });
        Assert.Equal(client.Row.Enabled(Core.Clients.ClientList.KeyExchange), lists![0].Where(name => name is not ("ext-info-c" or "kex-strict-c-v00@openssh.com")));
        Assert.Equal(client.Row.Enabled(Core.Clients.ClientList.HostKey), lists[1]);
        Assert.Equal(client.Row.Enabled(Core.Clients.ClientList.Encryption), lists[2]);
        Assert.Equal(client.Row.Enabled(Core.Clients.ClientList.Mac), lists[4]);
    }

    [Fact]
    public async Task AlgorithmThatCannotBeRunIsSaidAndTheRestIsTested()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("PuTTY 0.84") });
        Assert.True(report.Succeeded, report.Message);
        string missing = Assert.Single(report.AlgorithmsNotTested);
        Assert.StartsWith("sntrup761x25519-sha512", missing);
        Assert.Contains("Offered, but not run: " + missing, report.Evidence);
    }

    [Fact]
    public async Task AlgorithmThatCannotBeRunAndNothingElseEndsTheTest()
    {
        await using var server = await OpenSshServer.StartAsync("KexAlgorithms sntrup761x25519-sha512@openssh.com");
        using var bed = Trusting(server);
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port) with { Client = TestBed.Client("PuTTY 0.84") }), SshConnectionReason.AlgorithmNotImplemented, SshConnectionStage.Negotiate);
    }

    [Fact]
    public async Task SecondFactorThatIsMissingIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey,password");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.MoreMethodsNeeded);
        Assert.Contains("password", report.Message);
        Assert.Equal(SshAuthenticationOutcome.PartiallyAccepted, report.Attempts[^1].Outcome);
    }

    [Fact]
    public async Task TwoKeysSignInWhereTwoAreWanted()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods publickey,publickey");
        using var bed = Trusting(server);
        string[] keys = [await bed.KeyAsync("ed25519"), await bed.KeyAsync("ecdsa", 256)];
        TestBed.Authorize(server, keys);
        var report = await TestBed.TestAsync(bed.Request(server.Port, keys));
        Assert.True(report.Succeeded, report.Message);
    }

    [Fact]
    public async Task TooManyKeysAreCounted()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2");
        using var bed = Trusting(server);
        string[] keys = [await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519")];
        TestBed.Authorize(server, keys[2]);
        var report = await TestBed.TestAsync(bed.Request(server.Port, keys));
        AssertFailed(report, SshConnectionReason.TooManyFailures);
        Assert.Equal(SshAuthenticationOutcome.Broken, report.Attempts[^1].Outcome);
    }

    [Fact]
    public async Task OnlyTheKeyAskedForIsOffered()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(["none", "publickey"], report.Attempts.Select(attempt => attempt.Method));
    }

    [Fact]
    public async Task ServerWithoutKeySignInIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync("PubkeyAuthentication no");
        using var bed = Trusting(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port, await bed.KeyAsync("ed25519")));
        AssertFailed(report, SshConnectionReason.PublicKeyNotOffered);
        Assert.Equal(SshAuthenticationOutcome.NotTried, report.Attempts[^1].Outcome);
    }

    [Fact]
    public async Task MatchBlockOfAUserDecides()
    {
        await using var server = await OpenSshServer.StartAsync($"Match User {Environment.UserName}", "  PubkeyAuthentication no", "Match all");
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        AssertFailed(await TestBed.TestAsync(bed.Request(server.Port, key)), SshConnectionReason.PublicKeyNotOffered);
    }

    [Fact]
    public async Task MissingKeyFileIsNamed() => AssertFailed(await TestFileAsync(bed => Task.FromResult(bed.Folder.File("no-such-key"))), SshConnectionReason.KeyFileMissing);

    [Fact]
    public async Task PublicKeyInPlaceOfThePrivateOneIsNamed()
    {
        var report = await TestFileAsync(async bed => await bed.KeyAsync("ed25519") + ".pub");
        AssertFailed(report, SshConnectionReason.KeyFileFormat);
        Assert.Contains("private key is needed", report.Message);
    }

    [Fact]
    public async Task OtherFileIsNoKey() => AssertFailed(await TestFileAsync(bed => Task.FromResult(bed.Folder.Write("notes", "hello\n"))), SshConnectionReason.KeyFileFormat);

    [Fact]
    public async Task UnreadableKeyFileIsNamed()
    {
        Assert.SkipWhen(Environment.UserName == "root" || OperatingSystem.IsWindows(), "root reads every file.");
        var report = await TestFileAsync(bed =>
        {
            string path = bed.Folder.Write("closed", "x");
            SetMode(path, UnixFileMode.None);
            return Task.FromResult(path);
        });
        AssertFailed(report, SshConnectionReason.KeyFileUnreadable);
    }

    [Fact]
    public async Task MissingPassphraseIsNamedWithTheServersAnswer()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519", 0, "secret");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        AssertFailed(report, SshConnectionReason.KeyPassphraseNeeded);
        Assert.Equal(SshAuthenticationOutcome.WouldBeAccepted, report.Attempts[^1].Outcome);
        Assert.Equal([50, 60], report.Attempts[^1].MessageNumbers);
        Assert.Contains("would take this key", report.Message);
    }

    [Fact]
    public async Task WrongPassphraseIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("rsa", 2048, "secret");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { Passphrase = TestBed.Bytes("guess") });
        AssertFailed(report, SshConnectionReason.KeyPassphraseWrong);
        Assert.DoesNotContain("guess", report.Message);
    }

    [Fact]
    public async Task KeyFileThatOthersMayReadIsRefusedAsBySsh()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The rules of Windows have tests of their own.");
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        SetMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var report = await ConnectionTest.RunAsync(bed.Request(server.Port, key), KeyFileGuard.ForThisSystem(), null, TestContext.Current.CancellationToken);
        AssertFailed(report, SshConnectionReason.KeyFileTooOpen);
        Assert.Contains("0640", report.Message);
        var ssh = await Ssh.TryAsync(bed, server.Port, key, "true");
        Assert.Contains("UNPROTECTED PRIVATE KEY FILE", ssh.Error);
    }

    [Fact]
    public async Task PuttyDoesNotLookAtPermissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The rules of Windows have tests of their own.");
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        SetMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var report = await ConnectionTest.RunAsync(bed.Request(server.Port, key) with { Client = TestBed.Client("PuTTY 0.75") }, KeyFileGuard.ForThisSystem(), null, TestContext.Current.CancellationToken);
        Assert.True(report.Succeeded, report.Message);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static async Task<SshConnectionReport> TestFileAsync(Func<TestBed, Task<string>> file)
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = Trusting(server);
        return await TestBed.TestAsync(bed.Request(server.Port, await file(bed)));
    }

    private static TestBed Trusting(OpenSshServer server)
    {
        var bed = new TestBed();
        bed.Trust(server);
        return bed;
    }

    private static void AssertFailed(SshConnectionReport report, SshConnectionReason reason, SshConnectionStage stage = SshConnectionStage.Authenticate)
    {
        Assert.True(report.Reason == reason, $"{report.Reason}: {report.Message}");
        Assert.Equal(stage, report.FailedStage);
        Assert.False(report.Succeeded);
        Assert.NotEmpty(report.Remedy!);
    }
}
