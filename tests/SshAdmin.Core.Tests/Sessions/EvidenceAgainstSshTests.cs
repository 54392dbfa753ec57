using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>What Evidence says is what the real ssh -vvv saw in the same sign-in.</summary>
public class EvidenceAgainstSshTests
{
    [Theory]
    [InlineData("ed25519", 0, true)]
    [InlineData("ecdsa", 384, true)]
    [InlineData("rsa", 2048, true)]
    [InlineData("ed25519", 0, false)]
    public async Task FingerprintsNumbersAndMethodsAreThoseOfSsh(string type, int bits, bool authorized)
    {
        await using var server = await OpenSshServer.StartAsync("HostKeyAlgorithms ssh-ed25519", "Banner {folder}/banner", "AuthenticationMethods publickey password");
        File.WriteAllText(Path.Combine(server.Folder, "banner"), "Hello\n");
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync(type, bits);
        TestBed.Authorize(server, authorized ? key : await bed.KeyAsync("ed25519"));

        string log = (await Ssh.TryAsync(bed, server.Port, key, "-vvv", "-o", "PreferredAuthentications=publickey", "true")).Error;
        var report = await TestBed.TestAsync(bed.Request(server.Port, key));
        Assert.Equal(authorized, report.Succeeded);

        Assert.Contains("Host key: ssh-ed25519 " + Find(log, @"Server host key: ssh-ed25519 (\S+)"), report.Evidence);
        Assert.Contains($"{Find(log, @"Offering public key: \S+ \S+ (SHA256:\S+)")} with {report.Attempts[1].SignatureAlgorithm}", report.Evidence);
        Assert.Contains("Methods offered: " + Find(log, @"Authentications that can continue: (\S+)"), report.Evidence);
        Assert.Contains("Server: SSH-2.0-" + Find(log, @"remote software version (.+?)\r?\n"), report.Evidence);
        Assert.Contains(Find(log, @"signing using (\S+)") ?? report.Attempts[1].SignatureAlgorithm!, report.Evidence);
        Assert.Equal(Numbers(log), report.Attempts.SelectMany(attempt => attempt.MessageNumbers));
    }

    [Fact]
    public async Task NothingOfThisMachineOrItsSecretsLeaks()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519", 0, "my-passphrase");
        SessionRequest request = bed.Request(server.Port, key) with { UserName = "someone-else", Passphrase = TestBed.Bytes("my-passphrase"), Password = TestBed.Bytes("my-password") };
        string[] secrets = [Environment.UserName, Environment.MachineName, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), bed.Folder.Path, "my-passphrase", "my-password"];
        SessionRequest[] requests =
        [
            request,
            request with { Passphrase = TestBed.Bytes("wrong-one") },
            request with { Passphrase = null },
            request with { KeyPaths = [bed.Folder.File("missing")] },
            request with { HostKeyFingerprint = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
            request with { KnownHosts = Core.KnownHosts.KnownHostsLocations.Only(bed.Folder.Path) },
        ];
        var trace = new RecordingReport();
        foreach (var one in requests)
        {
            var report = await TestBed.TestAsync(one, trace);

            // A fingerprint may hold the name of a machine by chance, such as "vm".
            string evidence = Regex.Replace(report.Evidence, "SHA256:[A-Za-z0-9+/]{43}", "");
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, evidence));
            string[] lines = [report.Message, report.Remedy!, .. report.Warnings, .. report.Attempts.Select(attempt => attempt.Detail), .. trace.Lines];
            string everything = string.Join("\n", lines);
            Assert.All(["my-passphrase", "wrong-one", "my-password"], secret => Assert.DoesNotContain(secret, everything));
        }
    }

    // Packets of user authentication only; ssh counts the same ones.
    private static IEnumerable<int> Numbers(string log) => Regex.Matches(log, @"(?:send|receive) packet: type (\d+)")
        .Select(match => int.Parse(match.Groups[1].Value))
        .Where(number => number is >= 50 and <= 79);

    private static string? Find(string log, string pattern) => Regex.Match(log, pattern) is { Success: true } match ? match.Groups[1].Value : null;
}
