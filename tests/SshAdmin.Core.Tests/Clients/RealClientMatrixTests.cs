using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>What the verdict says against what plink 0.78 and ssh 9.2 of Debian 12 do at a real sshd 9.2.</summary>
public class RealClientMatrixTests
{
    private static readonly (string Name, string Lines)[] Configurations =
    {
        ("default", ""),
        ("RSA host key only", "HostKey host_rsa"),
        ("Ed25519 host key only", "HostKey host_ed25519"),
        ("ECDSA host key only", "HostKey host_ecdsa"),
        ("ssh-rsa allowed", "HostKeyAlgorithms +ssh-rsa\nPubkeyAcceptedAlgorithms +ssh-rsa"),
        ("RSA host key, ssh-rsa only", "HostKey host_rsa\nHostKeyAlgorithms ssh-rsa"),
        ("only curve25519", "KexAlgorithms curve25519-sha256"),
        ("only ecdh", "KexAlgorithms ecdh-sha2-nistp256,ecdh-sha2-nistp384"),
        ("only DH group14", "KexAlgorithms diffie-hellman-group14-sha256"),
        ("only DH group1", "KexAlgorithms diffie-hellman-group1-sha1"),
        ("only group exchange", "KexAlgorithms diffie-hellman-group-exchange-sha256"),
        ("only sntrup761", "KexAlgorithms sntrup761x25519-sha512@openssh.com"),
        ("only CBC", "Ciphers aes256-cbc,aes128-cbc"),
        ("only 3DES", "Ciphers 3des-cbc"),
        ("only ChaCha20", "Ciphers chacha20-poly1305@openssh.com"),
        ("only AES-GCM", "Ciphers aes128-gcm@openssh.com"),
        ("only EtM MACs", "MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com"),
        ("only UMAC", "Ciphers aes256-ctr\nMACs umac-64@openssh.com,umac-128@openssh.com"),
        ("UMAC with AEAD", "Ciphers chacha20-poly1305@openssh.com\nMACs umac-64@openssh.com"),
        ("only hmac-sha1", "MACs hmac-sha1"),
        ("only hmac-sha2-512, no AEAD", "Ciphers aes256-ctr\nMACs hmac-sha2-512"),
        ("no RSA user keys", "PubkeyAcceptedAlgorithms -*rsa*"),
        ("only rsa-sha2-256 user keys", "PubkeyAcceptedAlgorithms rsa-sha2-256"),
        ("only ssh-rsa user keys", "PubkeyAcceptedAlgorithms ssh-rsa"),
        ("only Ed25519 user keys", "PubkeyAcceptedAlgorithms ssh-ed25519"),
        ("P-384 user keys only", "PubkeyAcceptedAlgorithms ecdsa-sha2-nistp384"),
        ("no RSA user keys, RSA certificates", "PubkeyAcceptedAlgorithms -ssh-rsa,rsa-sha2-256,rsa-sha2-512"),
        ("no rsa-sha2-512, but its certificates", "PubkeyAcceptedAlgorithms -rsa-sha2-512"),
        ("certificates of users only", "PubkeyAcceptedAlgorithms *-cert-v01@openssh.com"),
        ("Match all over the global line", "PubkeyAcceptedAlgorithms +ssh-rsa\nMatch User nobody\nPasswordAuthentication no\nMatch all\nPubkeyAcceptedAlgorithms ssh-ed25519"),
        ("public keys off", "PubkeyAuthentication no"),
        ("two failures allowed", "MaxAuthTries 2"),
        ("two failures allowed, only ssh-rsa user keys", "MaxAuthTries 2\nPubkeyAcceptedAlgorithms ssh-rsa"),
    };

    // Without a program it is ssh.
    private static readonly (string Name, string? Plink)[] Clients = { ("PuTTY 0.78", "/usr/bin/plink"), ("OpenSSH Portable 9.2", null) };

    private readonly ITestOutputHelper _output;

    public RealClientMatrixTests(ITestOutputHelper output) => _output = output;

    /// <summary>The configurations whose outcome differs between versions of sshd.</summary>
    private static readonly string[] TriedWithEveryVersion =
    {
        "default", "RSA host key only", "ssh-rsa allowed", "RSA host key, ssh-rsa only", "only ecdh", "only CBC", "only UMAC", "no RSA user keys", "only rsa-sha2-256 user keys", "only ssh-rsa user keys", "no RSA user keys, RSA certificates", "no rsa-sha2-512, but its certificates", "certificates of users only", "Match all over the global line", "public keys off", "two failures allowed, only ssh-rsa user keys",
    };

    [Fact]
    public async Task VerdictsEqualWhatHappens()
    {
        SignInLab.Require();
        using var lab = await SignInLab.CreateAsync();
        await CompareAsync(lab, SignInLab.Sshd, "9.2", Enumerable.Range(0, Configurations.Length).ToArray(), Clients);
    }

    /// <summary>The same with other builds of sshd.</summary>
    [Fact]
    public async Task VerdictsEqualWhatHappensWithOtherVersionsOfSshd()
    {
        SignInLab.Require();
        string[] builds = SignInLab.OtherBuilds();
        using var lab = await SignInLab.CreateAsync();
        int[] tried = Enumerable.Range(0, Configurations.Length).Where(number => TriedWithEveryVersion.Contains(Configurations[number].Name)).ToArray();
        foreach (string sshd in builds)
        {
            await CompareAsync(lab, sshd, await lab.VersionAsync(sshd), tried, Clients);
        }
    }

    /// <summary>The same with other builds of plink: SSHADMIN_TEST_PLINK lists them as version=path, separated as in PATH.</summary>
    [Fact]
    public async Task VerdictsEqualWhatHappensWithOtherVersionsOfPlink()
    {
        SignInLab.Require();
        var builds = (Environment.GetEnvironmentVariable("SSHADMIN_TEST_PLINK") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries).Select(build => build.Split('=', 2)).ToArray();
        Assert.SkipWhen(builds.Length == 0, "SSHADMIN_TEST_PLINK names no other plink.");
        using var lab = await SignInLab.CreateAsync();
        await CompareAsync(lab, SignInLab.Sshd, "9.2", Enumerable.Range(0, Configurations.Length).ToArray(), [.. builds.Select(build => ("PuTTY " + build[0], (string?)build[1]))]);
    }

    private async Task CompareAsync(SignInLab lab, string sshd, string version, int[] configurations, (string Name, string? Plink)[] clients)
    {
        var rows = new ConcurrentDictionary<int, string[]>();
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(configurations, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            string file = lab.WriteConfiguration(number, Configurations[number].Lines);
            var fromText = ConfigurationOffer.Parse(await lab.EffectiveAsync(file, sshd), version);
            var fromFile = ConfigurationOffer.Read(new ConfigurationRequest { Path = file }, version);
            var target = SignInTarget.Sshd(file, sshd);
            var fromWire = await lab.ReadOfferAsync(target);
            var asked = new Dictionary<SshUserKeyType, SshAlgorithmSupport>();
            await using (var server = await SignInLab.StartSshdAsync(file, sshd, version))
            {
                foreach (var (type, key) in SignInLab.UserKeys)
                {
                    asked[type] = await lab.AskAsync(server.Port, key, clients.SelectMany(client => ClientCatalogue.Select(client.Name)).ToArray());
                }
            }

            var cells = new List<string>();
            foreach (var (client, plink) in clients)
            {
                var selection = Assert.Single(ClientCatalogue.Select(client));
                var exact = ClientVerdicts.Judge(selection, fromText);
                var read = ClientVerdicts.Judge(selection, fromFile);
                var wire = ClientVerdicts.Judge(selection, fromWire);
                foreach (var (type, key) in SignInLab.UserKeys)
                {
                    string actual = plink is null ? await lab.SignInWithSshAsync(target, key) : await lab.SignInWithPlinkAsync(target, key, plink);
                    string saidFromWire = Said(wire, type);
                    cells.Add(actual + (saidFromWire == actual ? string.Empty : $" (wire: {saidFromWire}, {wire.Confidence})"));
                    string place = $"sshd {version}, {Configurations[number].Name}, {client}, {type}";
                    if (Said(exact, type) != actual || (exact.Confidence != VerdictConfidence.High && exact.Problem?.Contains("no strict key exchange") != true))
                    {
                        wrong.Add($"{place}: configuration says {Said(exact, type)} with {exact.Confidence} confidence, really {actual}");
                    }

                    string saidAsked = Said(Assert.Single(asked[type].Clients, verdict => verdict.ToString() == client), type);
                    if (saidAsked != actual)
                    {
                        wrong.Add($"{place}: asked, the verdict is {saidAsked}, really {actual} ({string.Join(", ", asked[type].UserKeyAnswers!.AsEnumerable())})");
                    }

                    if (Said(read, type) != actual || read.Confidence != exact.Confidence)
                    {
                        wrong.Add($"{place}: the file says {Said(read, type)} with {read.Confidence} confidence, really {actual}");
                    }

                    if (saidFromWire != actual && wire.Confidence == VerdictConfidence.High)
                    {
                        wrong.Add($"{place}: the wire says {saidFromWire} with high confidence, really {actual}");
                    }
                }
            }

            rows[number] = cells.ToArray();
        });

        string table = Table(version, rows, clients);
        _output.WriteLine(table);
        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order()) + Environment.NewLine + table);
    }

    [Fact]
    public async Task VerdictsEqualWhatHappensAtDropbear()
    {
        SignInLab.Require();
        using var lab = await SignInLab.CreateAsync();
        await using var server = await lab.StartDropbearAsync();
        var target = SignInTarget.Port(server.Port);
        var offer = await lab.ReadOfferAsync(target);
        var selections = Clients.SelectMany(client => ClientCatalogue.Select(client.Name)).ToArray();
        Assert.StartsWith("SSH-2.0-dropbear", offer.Identification);
        foreach (var (client, plink) in Clients)
        {
            var verdict = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), offer);
            foreach (var (type, key) in SignInLab.UserKeys)
            {
                string actual = plink is null ? await lab.SignInWithSshAsync(target, key) : await lab.SignInWithPlinkAsync(target, key, plink);
                _output.WriteLine($"Dropbear, {client}, {type}: {actual}, {verdict.RsaSignature}, {verdict.Confidence}");
                Assert.Equal(actual, Said(verdict, type));
                var asked = await lab.AskAsync(server.Port, key, selections);
                Assert.Equal(actual, Said(Assert.Single(asked.Clients, judged => judged.ToString() == client), type));
                Assert.Contains(asked.UserKeyAnswers!, answer => answer.Outcome == SshUserKeyOutcome.Accepted);
            }

            // Dropbear knows rsa-sha2-256 only.
            Assert.Equal("rsa-sha2-256", verdict.RsaSignature);
        }
    }

    private static string Said(SshClientVerdict verdict, SshUserKeyType type)
    {
        if (verdict.CanConnect == false)
        {
            return "no: " + verdict.FailsAt;
        }

        // The keys of the lab: RSA, ECDSA on P-256, Ed25519.
        var key = verdict.UserKeys.Single(candidate => candidate.KeyType == type && (type != SshUserKeyType.Ecdsa || candidate.Algorithm == "ecdsa-sha2-nistp256"));
        bool works = key.Acceptance is UserSignatureAcceptance.Accepted or UserSignatureAcceptance.LikelyAccepted;
        return verdict.NeedsConfirmation ? "asks" : works ? "ok" : "refused";
    }

    private static string Table(string version, IReadOnlyDictionary<int, string[]> rows, (string Name, string? Plink)[] clients)
    {
        var table = new StringBuilder().AppendLine($"sshd {version} | {string.Join(" | ", clients.Select(client => client.Name + ": RSA | ECDSA | Ed25519"))}");
        foreach (int number in rows.Keys.Order())
        {
            table.AppendLine(Configurations[number].Name + " | " + string.Join(" | ", rows[number]));
        }

        return table.ToString();
    }
}
