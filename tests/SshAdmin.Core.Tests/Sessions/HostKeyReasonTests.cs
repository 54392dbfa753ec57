using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>What becomes of known, unknown, changed and revoked host keys, at a real sshd.</summary>
public class HostKeyReasonTests
{
    [Fact]
    public async Task UnknownKeyEndsTheTestAndWritesNothing()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        Assert.Equal(SshConnectionReason.HostKeyUnknown, report.Reason);
        Assert.Equal(SshConnectionStage.HostKey, report.FailedStage);
        Assert.Equal(SshHostKeyStatus.Unknown, report.HostKeyStatus);
        Assert.False(File.Exists(bed.KnownHosts));
    }

    [Fact]
    public async Task FingerprintIsThatOfSshKeygen()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        string listed = await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-l", "-f", server.HostKeys[2] + ".pub");
        Assert.Contains(report.HostKeyFingerprint!, listed);
    }

    [Fact]
    public async Task ChangedKeyNamesBothKeysLineAndCommand()
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        string other = File.ReadAllText(await bed.KeyAsync("ed25519") + ".pub");
        bed.Folder.Write("known_hosts", $"# first\n[127.0.0.1]:{server.Port} {other}");
        string before = File.ReadAllText(bed.KnownHosts);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { HostKeyPolicy = SshHostKeyPolicy.AcceptNew });
        Assert.Equal(SshConnectionReason.HostKeyChanged, report.Reason);
        Assert.Equal(bed.KnownHosts + ":2", report.KnownHostsEntry);
        Assert.Contains(report.HostKeyFingerprint!, report.Message);
        Assert.Contains(report.KnownHostKeyFingerprint!, report.Message);
        Assert.NotEqual(report.HostKeyFingerprint, report.KnownHostKeyFingerprint);
        Assert.Contains(report.RemovalCommand!, report.Remedy);
        Assert.Equal(before, File.ReadAllText(bed.KnownHosts));
    }

    [Fact]
    public async Task RevokedKeyIsRefusedEvenWithItsFingerprintGiven()
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519");
        using var bed = new TestBed();
        bed.Folder.Write("known_hosts", $"@revoked * {File.ReadAllText(server.HostKeys[2] + ".pub")}");
        var seen = await TestBed.TestAsync(bed.Request(server.Port));
        Assert.Equal(SshConnectionReason.HostKeyRevoked, seen.Reason);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { HostKeyFingerprint = seen.HostKeyFingerprint });
        Assert.Equal(SshHostKeyStatus.Revoked, report.HostKeyStatus);
        Assert.Equal(SshConnectionStage.HostKey, report.FailedStage);
    }

    [Fact]
    public async Task FingerprintStandsInForKnownHosts()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var first = await TestBed.TestAsync(bed.Request(server.Port, key));
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { HostKeyFingerprint = first.HostKeyFingerprint });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(SshHostKeyStatus.FingerprintMatched, report.HostKeyStatus);
        Assert.False(File.Exists(bed.KnownHosts));
    }

    [Fact]
    public async Task OtherFingerprintEndsTheTest()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string wrong = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { HostKeyFingerprint = wrong });
        Assert.Equal(SshConnectionReason.HostKeyMismatch, report.Reason);
        Assert.Contains(wrong, report.Message);
    }

    [Fact]
    public async Task AcceptNewAddsTheKeyThatSshThenTrusts()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { HostKeyPolicy = SshHostKeyPolicy.AcceptNew });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(SshHostKeyStatus.Added, report.HostKeyStatus);
        await Ssh.RunAsync(bed, server.Port, key, "-o", "StrictHostKeyChecking=yes", "true");
        Assert.Equal(SshHostKeyStatus.Trusted, (await TestBed.TestAsync(bed.Request(server.Port, key))).HostKeyStatus);
    }

    [Fact]
    public async Task IgnoreGoesOnAndWritesNothing()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        var report = await TestBed.TestAsync(bed.Request(server.Port, key) with { HostKeyPolicy = SshHostKeyPolicy.Ignore });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(SshHostKeyStatus.Unknown, report.HostKeyStatus);
        Assert.False(File.Exists(bed.KnownHosts));
    }

    [Theory]
    [InlineData(0, "ssh-rsa")]
    [InlineData(1, "ecdsa-sha2-nistp256")]
    [InlineData(2, "ssh-ed25519")]
    public async Task ServerIsAskedForTheKeyThatIsKnown(int index, string type)
    {
        // A server has several keys; asking for another than the known one would call it changed.
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Folder.Write("known_hosts", $"[127.0.0.1]:{server.Port} {File.ReadAllText(server.HostKeys[index] + ".pub")}");
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        Assert.Equal(SshHostKeyStatus.Trusted, report.HostKeyStatus);
        Assert.Equal(type, report.HostKeyType);
    }

    [Fact]
    public async Task UnreadableKnownHostsEndsTheTest()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        Directory.CreateDirectory(bed.KnownHosts);
        var report = await TestBed.TestAsync(bed.Request(server.Port));
        Assert.Equal(SshConnectionReason.KnownHostsInaccessible, report.Reason);
        Assert.Contains(bed.KnownHosts, report.Message);
    }

    [Theory]
    [InlineData("SHA256:2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI", "SHA256:2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI")]
    [InlineData(" sha256:2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI= ", "SHA256:2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI")]
    [InlineData("2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI", "SHA256:2N7hmCpJ8K1Oj8EvFpB6TRJftxfgae5e2tkl9tDy+aI")]
    [InlineData("MD5:00:11:22:33:44:55:66:77:88:99:AA:bb:cc:dd:ee:ff", "MD5:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff")]
    [InlineData("00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff", "MD5:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff")]
    public void FingerprintIsUnderstoodAsPeopleCopyIt(string text, string expected) => Assert.Equal(expected, FingerprintText.Normalise(text));

    [Theory]
    [InlineData("")]
    [InlineData("SHA256:short")]
    [InlineData("ssh-ed25519 AAAA")]
    public void OtherTextIsNoFingerprint(string text) => Assert.Throws<Core.Errors.SshInputException>(() => FingerprintText.Normalise(text));
}
