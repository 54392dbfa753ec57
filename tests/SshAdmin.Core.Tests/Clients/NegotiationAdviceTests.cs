using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Configuration;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>Every change of a server that is advised is made and judged again: it lets the client in.</summary>
public class NegotiationAdviceTests
{
    private const string AllHostKeys = "HostKey /etc/ssh/ssh_host_rsa_key\nHostKey /etc/ssh/ssh_host_ecdsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\n";

    private static readonly string[] Configurations =
    [
        AllHostKeys,
        "HostKey /etc/ssh/ssh_host_rsa_key\n",
        "HostKey /etc/ssh/ssh_host_ed25519_key\n",
        AllHostKeys + "Ciphers aes128-gcm@openssh.com\n",
        AllHostKeys + "Ciphers chacha20-poly1305@openssh.com\nKexAlgorithms curve25519-sha256\n",
        AllHostKeys + "KexAlgorithms -diffie-hellman-*,ecdh-*\n",
        AllHostKeys + "KexAlgorithms +diffie-hellman-group1-sha1\nCiphers aes256-ctr\nMACs hmac-sha2-512-etm@openssh.com\n",
        "HostKey /etc/ssh/ssh_host_rsa_key\nKexAlgorithms curve25519-sha256\nCiphers chacha20-poly1305@openssh.com\nMACs umac-128-etm@openssh.com\n",
    ];

    public static TheoryData<string> Versions => ["8.7", "9.2", "9.5", "9.9", "10.0", "10.5", "OpenSSH_for_Windows_9.5"];

    [Theory]
    [MemberData(nameof(Versions))]
    public void WhatIsAdvisedLetsTheClientIn(string version)
    {
        int ways = 0;
        foreach (var (client, configuration, way) in Advised(version))
        {
            ways++;
            var after = ConfigurationOffer.Parse(Changed(configuration, way), version);
            Assert.True(!after.DoesNotLoad && Pictures(after).Of(client).Negotiation.Succeeds == true, $"{client.Client} {client.Range} at\n{configuration}\nwith\n{Changed(configuration, way)}: {string.Join(" ", after.Assumptions)}");
        }

        Assert.True(ways > 50, $"{ways} ways");
    }

    [Fact]
    public async Task SshdTakesEveryAdvisedLine()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string key = Path.Combine(folder, "key");
            await Peers.Tool.RunAsync(Peers.Tool.Require("ssh-keygen", "openssh-client"), "-q", "-t", "ed25519", "-N", "", "-f", key);
            foreach (var sshd in await RealSshd.AllAsync())
            {
                foreach (string line in Advised(sshd.Version.Text).SelectMany(found => found.Way).Select(change => change.Line!).Distinct())
                {
                    string file = Path.Combine(folder, "sshd_config");
                    File.WriteAllText(file, $"{line}\nHostKey {key}\n");
                    var answer = await sshd.TestAsync(file);
                    Assert.True(answer.ExitCode == 0, $"{sshd.Version}: {line}: {answer.Error}");
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The first list that fails hides the next: half of the advice would weaken the server for nothing.
    [Theory]
    [InlineData("PuTTY 0.65", "10.5", "KexAlgorithms", "HostKeyAlgorithms +ssh-rsa")]
    [InlineData("Tera Term 4.61", "9.2", "KexAlgorithms", "HostKeyAlgorithms +ssh-rsa")]
    [InlineData("SSH.NET 2016.0.0", "10.5", "KexAlgorithms", "HostKeyAlgorithms +ssh-rsa")]
    public void WhatIsMissedNextIsInTheSameAdvice(string client, string version, params string[] lines)
    {
        string remedy = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), ConfigurationOffer.Parse(AllHostKeys, version)).Remedy!;
        Assert.Contains("together, because less still leaves this client out", remedy);
        Assert.All(lines, line => Assert.Contains(line, remedy));
    }

    // OpenSSH from 6.9 on takes group exchange away from PuTTY 0.58 to 0.64, whatever its configuration says (compat.c, SSH_OLD_DHGEX).
    [Theory]
    [InlineData("PuTTY 0.59")]
    [InlineData("PuTTY 0.64")]
    public void GroupExchangeIsNotAdvisedWhereItIsWithheld(string client)
    {
        foreach (string version in new[] { "9.2", "10.5" })
        {
            string remedy = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), ConfigurationOffer.Parse(AllHostKeys, version)).Remedy!;
            Assert.DoesNotContain("group-exchange", remedy);
            Assert.Contains("diffie-hellman-group14-sha1", remedy);
        }
    }

    [Theory]
    [InlineData("Ciphers aes128-gcm@openssh.com", "\"Ciphers aes128-gcm@openssh.com,aes256-ctr\" in sshd_config")]
    [InlineData("KexAlgorithms curve25519-sha256", "\"KexAlgorithms curve25519-sha256,diffie-hellman-group-exchange-sha256\" in sshd_config")]
    [InlineData("MACs -hmac-sha2-256,hmac-sha1*\nCiphers aes256-ctr", "\"sshd -T\" prints, with \",hmac-sha2-256\" at its end")]
    public void AListOfTheServersOwnIsNotWidenedToTheDefaults(string line, string advised)
    {
        string remedy = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.67")), ConfigurationOffer.Parse("HostKeyAlgorithms +ssh-rsa\n" + AllHostKeys + line, "9.2")).Remedy!;
        Assert.Contains(advised, remedy);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9")]
    [InlineData("SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u10")]
    [InlineData("SSH-2.0-OpenSSH_999.999.999.999 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("SSH-2.0-OpenSSH_for_Windows_9.5")]
    [InlineData("SSH-2.0-dropbear_2022.83")]
    public void AnyBannerCanBeAdvised(string banner)
    {
        var offer = ConfigurationOffer.Parse(AllHostKeys + "KexAlgorithms curve25519-sha256", "9.2") with { Identification = banner, ConfigurationVersion = null };
        Assert.NotNull(ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.67")), offer).Remedy);
    }

    [Fact]
    public void RsaSignaturesAreNotAddedBehindAMinus()
    {
        string remedy = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.84")), ConfigurationOffer.Parse(AllHostKeys + "PubkeyAcceptedAlgorithms -ssh-rsa,rsa-sha2-*", "9.2")).Remedy!;
        Assert.Contains("PubkeyAcceptedAlgorithms line that \"sshd -T\" prints, with \",rsa-sha2-512,rsa-sha2-256\" at its end", remedy);
    }

    private static IEnumerable<(ClientRow Client, string Configuration, IReadOnlyList<ServerChange> Way)> Advised(string version)
    {
        foreach (string configuration in Configurations)
        {
            var offer = ConfigurationOffer.Parse(configuration, version);
            var pictures = Pictures(offer);
            foreach (var client in ClientCatalogue.All.Where(row => pictures.Of(row).Negotiation.Succeeds == false))
            {
                foreach (var way in NegotiationAdvice.Ways(pictures.Of(client), offer))
                {
                    yield return (client, configuration, way);
                }
            }
        }
    }

    private static ClientPictures Pictures(ServerOffer offer) => new(offer, SignaturePolicy.Assess(offer));

    /// <summary>The first line counts. A host key for ssh-rsa is advised in words where there is none.</summary>
    private static string Changed(string configuration, IReadOnlyList<ServerChange> way)
    {
        string rsa = way.Any(change => change.Name == "ssh-rsa") && !configuration.Contains("rsa_key") ? "HostKey /etc/ssh/ssh_host_rsa_key\n" : string.Empty;
        return string.Concat(way.Select(change => change.Line + "\n")) + rsa + configuration;
    }
}
