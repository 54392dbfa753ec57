using System.IO;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Clients;

namespace SshAdmin.Core.Tests.Probe;

public class ConfigurationOfferTests
{
    private const string HostKeys = "HostKey /etc/ssh/ssh_host_rsa_key\nHostKey /etc/ssh/ssh_host_ecdsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\n";

    // The modifiers are those of sshd_config(5); RealClientMatrixTests compares the parser with sshd itself.
    [Theory]
    [InlineData("Ciphers +aes128-cbc", "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com,aes128-cbc")]
    [InlineData("Ciphers -aes*-gcm*,chacha20*", "aes128-ctr,aes192-ctr,aes256-ctr")]
    [InlineData("Ciphers ^aes256-ctr", "aes256-ctr,chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes128-gcm@openssh.com,aes256-gcm@openssh.com")]
    [InlineData("Ciphers aes256-ctr,aes256-ctr,aes128-ctr", "aes256-ctr,aes128-ctr")]
    [InlineData("ciphers=\"aes256-ctr\" # the only one", "aes256-ctr")]
    [InlineData("Ciphers aes256-ctr\nCiphers aes128-ctr", "aes256-ctr")]
    [InlineData("#Ciphers aes256-ctr\nCIPHERS\taes128-ctr\r", "aes128-ctr")]
    [InlineData("Match User a\nCiphers aes256-ctr\nMatch all\nCiphers aes192-ctr", "aes192-ctr")]
    public void ListsAreReadAsSshdReadsThem(string text, string ciphers) =>
        Assert.Equal(ciphers, string.Join(",", ConfigurationOffer.Parse(HostKeys + text, "9.2").EncryptionClientToServer));

    [Fact]
    public void PatternsOfUserSignaturesExpandOverWhatIsSupported() =>
        Assert.Equal(new[] { "ssh-ed25519", "rsa-sha2-256", "rsa-sha2-512" }, ConfigurationOffer.Parse("PubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-*", "9.2").AcceptedUserSignatures);

    [Fact]
    public void TheOldKeywordMeansTheSame() =>
        Assert.Equal(new[] { "ssh-ed25519" }, ConfigurationOffer.Parse("PubkeyAcceptedKeyTypes ssh-ed25519", "8.0").AcceptedUserSignatures);

    [Fact]
    public void HostKeysDecideWhichAlgorithmsExist()
    {
        // The order is that of the HostKey lines, an RSA key giving all its names (sshd.c, list_hostkey_types).
        Assert.Equal(new[] { "ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256", "ssh-rsa" }, ConfigurationOffer.Parse("HostKey /k/ed25519\nHostKey /k/rsa\n", "8.7").HostKey);
        Assert.Equal(new[] { "rsa-sha2-512", "rsa-sha2-256", "ecdsa-sha2-nistp256", "ssh-ed25519" }, ConfigurationOffer.Parse("Port 22", "9.2").HostKey);
        Assert.Equal(new[] { "ecdsa-sha2-nistp384" }, ConfigurationOffer.Parse("HostKey /k/one", "9.2", _ => "ecdsa-sha2-nistp384").HostKey);
        Assert.Equal(new[] { "ssh-ed25519" }, ConfigurationOffer.Parse(HostKeys + "HostKeyAlgorithms ssh-ed25519", "9.2").HostKey);
    }

    [Fact]
    public void TheOldAndTheNewPolicyFormAreRead()
    {
        var old = ConfigurationOffer.Parse(ClientData.Policy("DEFAULT-RHEL8-form"), "8.0");
        Assert.Contains("ssh-rsa", old.AcceptedUserSignatures!);
        Assert.Contains("aes256-cbc", old.EncryptionClientToServer);
        var policy = ConfigurationOffer.Parse(ClientData.Policy("DEFAULT-2023"), "8.7");
        Assert.DoesNotContain("ssh-rsa", policy.AcceptedUserSignatures!);
        Assert.Equal(2048, policy.RequiredRsaSize);
    }

    [Fact]
    public void AFipsPolicyTakesNoEd25519()
    {
        var verdict = ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), ConfigurationOffer.Parse(ClientData.Policy("FIPS-2026"), "9.9"));
        Assert.Equal(new[] { SshUserKeyType.Rsa, SshUserKeyType.Ecdsa }, verdict.UserKeyTypes);
        Assert.Contains("Ed25519 keys fail", verdict.Problem);
    }

    // server-sig-algs as ssh -vv shows it for Debian 12's 9.2, and the filter of 9.6 (kex.c, kex_set_server_sig_algs).
    [Fact]
    public void TheAnnouncementIsFilteredFromOpenSsh96On()
    {
        const string Text = "PubkeyAcceptedAlgorithms ssh-ed25519";
        Assert.Contains("ssh-rsa", ConfigurationOffer.Parse(Text, "9.5").ServerSignatureAlgorithms!);
        Assert.Equal(new[] { "ssh-ed25519" }, ConfigurationOffer.Parse(Text, "9.6").ServerSignatureAlgorithms);
        Assert.Null(ConfigurationOffer.Parse(Text, "7.1").ServerSignatureAlgorithms);
    }

    [Fact]
    public void WindowsBuildsDropHmacSha1From95On()
    {
        Assert.Contains("hmac-sha1", ConfigurationOffer.Parse("Port 22", "9.5").MacClientToServer);
        Assert.DoesNotContain("hmac-sha1", ConfigurationOffer.Parse("Port 22", "OpenSSH_for_Windows_9.5").MacClientToServer);
    }

    [Theory]
    [InlineData(HostKeys + "Port 22", "defaults of OpenSSH 10.5")]
    [InlineData(HostKeys + "Include /etc/ssh/sshd_config.d/*.conf", "Include")]
    [InlineData("Port 22", "default host keys")]
    [InlineData("HostKey /k/one", "/k/one")]
    [InlineData(HostKeys + "Match User a\nPubkeyAuthentication no", "Match")]
    public void WhatIsAssumedIsSaidAndLowersTheConfidence(string text, string part)
    {
        var offer = ConfigurationOffer.Parse(text);
        Assert.Contains(offer.Assumptions, assumption => assumption.Contains(part));
        Assert.NotEqual(VerdictConfidence.High, ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), offer).Confidence);
    }

    [Fact]
    public void PrintedByDebianNothingIsAssumed()
    {
        var offer = ConfigurationOffer.Parse(File.ReadAllText(ClientData.Path("sshd-T", "debian12-9.2p1.txt")));
        Assert.Empty(offer.Assumptions);
        Assert.Equal("sntrup761x25519-sha512", offer.KeyExchange[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear sirs,\nplease find attached\n")]
    [InlineData("{\"Ciphers\": 1}")]
    public void OtherTextIsRefused(string text) =>
        Assert.Equal(ErrorReason.ServerConfigurationInvalid, Assert.Throws<SshInputException>(() => ConfigurationOffer.Parse(text)).Reason);

    [Fact]
    public void ABadVersionIsRefused() =>
        Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => ConfigurationOffer.Parse("Port 22", "the newest")).Reason);

    [Fact]
    public void ATextLongerThanAnyConfigurationIsRefused() =>
        Assert.Equal(ErrorReason.FileTooLarge, Assert.Throws<SshInputException>(() => ConfigurationOffer.Parse(new string('#', ConfigurationDocument.LongestFile + 1))).Reason);

    [Fact]
    public void TheFilesThatIncludeNamesCount()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            // The way of Red Hat and Amazon Linux: sshd_config, a drop-in, the crypto policy.
            File.WriteAllText(Path.Combine(folder, "sshd_config"), $"Include {folder}/sshd_config.d/*.conf\nCiphers aes128-ctr\n");
            Directory.CreateDirectory(Path.Combine(folder, "sshd_config.d"));
            File.WriteAllText(Path.Combine(folder, "sshd_config.d", "50-policy.conf"), $"Include {folder}/policy.config\n");
            File.WriteAllText(Path.Combine(folder, "policy.config"), "Ciphers aes256-ctr\nPubkeyAcceptedAlgorithms ssh-ed25519\n");
            var offer = ConfigurationOffer.Read(new ConfigurationRequest { Path = Path.Combine(folder, "sshd_config") }, "8.7");
            Assert.Equal(new[] { "aes256-ctr" }, offer.EncryptionClientToServer);
            Assert.Equal(new[] { "ssh-ed25519" }, offer.AcceptedUserSignatures);
            Assert.DoesNotContain(offer.Assumptions, assumption => assumption.Contains("Include"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("Ciphers +aes256-crt", "aes256-crt")]
    [InlineData("KexAlgorithms curve25519-sha265", "curve25519-sha265")]
    [InlineData("MACs ^hmac-sha3", "hmac-sha3")]
    public void AMisspeltNameIsPointedOutBecauseSshdWouldNotStart(string line, string name)
    {
        var offer = ConfigurationOffer.Parse(line, "9.2");
        Assert.Contains(offer.Assumptions, assumption => assumption.Contains(name) && assumption.Contains("does not start"));
        Assert.DoesNotContain(ConfigurationOffer.Parse("Ciphers +3des-cbc\nMACs -hmac-sha3", "9.2").Assumptions, assumption => assumption.Contains("does not start"));
    }
}
