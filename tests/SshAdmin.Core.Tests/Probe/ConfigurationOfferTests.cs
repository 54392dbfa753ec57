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
        Assert.Equal(new[] { "ecdsa-sha2-nistp384" }, ConfigurationOffer.Parse("HostKey /k/one", "9.2", _ => new HostKeyFacts("ecdsa-sha2-nistp384", 384)).HostKey);
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
        const string Text = "PubkeyAcceptedKeyTypes ssh-ed25519";
        Assert.Contains("ssh-rsa", ConfigurationOffer.Parse(Text, "9.5").ServerSignatureAlgorithms!);
        Assert.Equal(new[] { "ssh-ed25519" }, ConfigurationOffer.Parse(Text, "9.6").ServerSignatureAlgorithms);
        Assert.Equal(new[] { "ssh-ed25519" }, ConfigurationOffer.Parse(Text + "\nPubkeyAuthentication no", "9.6").ServerSignatureAlgorithms);
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
        var offer = ConfigurationOffer.Parse(File.ReadAllText(ClientData.Path("sshd-T", "debian12-9.2p1.txt")), "9.2");
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

    // Each was tried with sshd -t of 9.2: it does not start.
    [Theory]
    [InlineData("Ciphers aes256-gcm*,aes256-ctr", "line 1: Ciphers names \"aes256-gcm*\"")]
    [InlineData("Port 22\nKexAlgorithms +mlkem768x25519-sha256", "line 2: mlkem768x25519-sha256 needs OpenSSH 9.9")]
    [InlineData("PubkeyAcceptedAlgorithms +ssh-rss", "line 1: PubkeyAcceptedAlgorithms names \"ssh-rss\"")]
    [InlineData("Ciphers aes256-ctr, aes128-ctr", "line 1: Ciphers takes no more than one value")]
    [InlineData("PubkeyAuthentication maybe", "line 1: PubkeyAuthentication takes yes or no")]
    [InlineData("Port 22\nMatch User a\nCiphers aes256-ctr", "line 3: Ciphers may not stand in a Match block")]
    public void LinesWithWhichSshdDoesNotStartAreSaidAndLeaveLittleConfidence(string text, string said)
    {
        var offer = ConfigurationOffer.Parse(text + "\n" + HostKeys, "9.2");
        Assert.Contains(offer.Assumptions, assumption => assumption.StartsWith("sshd does not start with " + said));
        Assert.Equal(VerdictConfidence.Low, ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), offer).Confidence);
    }

    [Theory]
    [InlineData("Ciphers ssh-what", false)]
    [InlineData("HostKeyAlgorithms +ssh-dss", true)] // up to 9.7
    [InlineData("KexAlgorithms +sntrup4591761x25519-sha512@tinyssh.org", true)] // 8.0 to 8.4
    [InlineData("KexAlgorithms +mlkem768x25519-sha256", true)] // from 9.9 on
    public void WithoutAVersionALineIsWrongOnlyIfNoReleaseTakesIt(string line, bool taken) =>
        Assert.Equal(taken, !ConfigurationOffer.Parse(HostKeys + line).DoesNotLoad);

    // Debian 12 gave the name to its 9.2.
    [Theory]
    [InlineData("9.2", true)]
    [InlineData("OpenSSH_9.2p1 Debian-2+deb12u10", true)]
    [InlineData("9.2p1", false)]
    public void WhatADistributionAddedIsWrongForTheUpstreamBuildOnly(string version, bool starts) =>
        Assert.Equal(starts, !ConfigurationOffer.Parse(HostKeys + "KexAlgorithms sntrup761x25519-sha512", version).DoesNotLoad);

    [Theory]
    [InlineData("DEFAULT-2023", "8.7")]
    [InlineData("DEFAULT-2023", "8.7p1")]
    [InlineData("LEGACY-2023", "8.7p1")]
    [InlineData("FIPS-2026", "9.9")]
    [InlineData("FIPS-2026", null)]
    [InlineData("DEFAULT-RHEL8-form", "8.0")]
    [InlineData("DEFAULT-RHEL8-form", null)]
    public void ACryptoPolicyIsMadeForABuildThatTakesIt(string policy, string? version)
    {
        var offer = ConfigurationOffer.Parse(HostKeys + ClientData.Policy(policy), version);
        Assert.DoesNotContain(offer.Assumptions, assumption => assumption.Contains("does not start"));
        Assert.Equal(policy is "DEFAULT-RHEL8-form" or "LEGACY-2023" ? 1024 : 2048, offer.RequiredRsaSize);
    }

    // The signature algorithm of a certificate comes into server-sig-algs (V_9_9_P2 kex.c, kex_set_server_sig_algs).
    [Theory]
    [InlineData("-rsa-sha2-512", "PuTTY 0.84", new[] { SshUserKeyType.Ecdsa, SshUserKeyType.Ed25519 })]
    [InlineData("-ssh-rsa,rsa-sha2-256,rsa-sha2-512", "PuTTY 0.84", new[] { SshUserKeyType.Ecdsa, SshUserKeyType.Ed25519 })]
    [InlineData("*-cert-v01@openssh.com", "PuTTY 0.84", new SshUserKeyType[0])]
    public void CertificateAlgorithmsAreAnnouncedAndTakeNoPlainKey(string value, string client, SshUserKeyType[] works)
    {
        var offer = ConfigurationOffer.Parse(HostKeys + "PubkeyAcceptedAlgorithms " + value, "9.9");
        Assert.Contains("rsa-sha2-512", offer.ServerSignatureAlgorithms!);
        Assert.Equal(works, ClientVerdicts.Judge(ClientCatalogue.Select(client).Single(), offer).UserKeyTypes);
    }

    [Fact]
    public void WhereOnlyCertificatesSignInThatIsSaid()
    {
        var verdict = ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), ConfigurationOffer.Parse(HostKeys + "PubkeyAcceptedAlgorithms *-cert-v01@openssh.com", "9.9"));
        Assert.Contains("certificates only", verdict.Problem);
        Assert.Contains("TrustedUserCAKeys", verdict.Remedy);
        Assert.DoesNotContain("PubkeyAuthentication yes", verdict.Remedy);
    }

    [Fact]
    public void TheDumpOfAnUnknownServerClaimsNothingOfItsVersion()
    {
        string dump = File.ReadAllText(ClientData.Path("sshd-T", "upstream-8.7p1.txt"));
        var offer = ConfigurationOffer.Parse(dump);
        Assert.DoesNotContain(ClientNegotiation.StrictServerMarker, offer.KeyExchange);
        Assert.True(offer.MayHaveStrictKeyExchange);
        Assert.Contains(offer.Assumptions, assumption => assumption.Contains("OpenSSH 8.7"));
        Assert.Empty(ConfigurationOffer.Parse(dump, "8.7").Assumptions);

        // sshd 9.2 announces rsa-sha2-512 whatever stands here, and the client signs with it.
        string debian = File.ReadAllText(ClientData.Path("sshd-T", "debian12-9.2p1.txt"));
        string one = System.Text.RegularExpressions.Regex.Replace(debian, "(?m)^pubkeyacceptedalgorithms .*$", "pubkeyacceptedalgorithms rsa-sha2-256,ssh-ed25519");
        var verdict = ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), ConfigurationOffer.Parse(one));
        Assert.Equal(new[] { SshUserKeyType.Ed25519 }, verdict.UserKeyTypes);
        Assert.NotEqual(VerdictConfidence.High, verdict.Confidence);

        // What only 10.5 prints comes from 9.6 or later.
        Assert.Contains(ClientNegotiation.StrictServerMarker, ConfigurationOffer.Parse(File.ReadAllText(ClientData.Path("sshd-T", "upstream-10.5p1.txt"))).KeyExchange);
    }

    [Fact]
    public void AConfigurationWithoutVersionDoesNotClaimStrictKeyExchange()
    {
        var offer = ConfigurationOffer.Parse(HostKeys + "KexAlgorithms curve25519-sha256\nCiphers aes256-ctr\nMACs hmac-sha2-256\nHostKeyAlgorithms ssh-ed25519\nPubkeyAcceptedAlgorithms ssh-ed25519");
        Assert.DoesNotContain(ClientNegotiation.StrictServerMarker, offer.KeyExchange);
        Assert.NotEmpty(offer.Assumptions);
    }

    // sshd -T of 8.7, 9.2 and 9.5 says the same; 9.9 and later do not start with ssh-dss.
    [Theory]
    [InlineData("+ssh-rsa,ssh-dss", "ssh-ed25519", "9.2", true)]
    [InlineData("+ssh-rsa,ssh-dss", "ssh-ed25519", null, true)]
    [InlineData("ssh-ed25519", "+ssh-rsa,ssh-dss", null, false)]
    public void TheFirstLineCountsAlsoWhereAReleaseRefusesIt(string first, string second, string? version, bool takesRsa)
    {
        foreach (string keyword in new[] { "PubkeyAcceptedAlgorithms", "HostKeyAlgorithms" })
        {
            var offer = ConfigurationOffer.Parse(HostKeys + keyword + " " + first + "\n" + keyword + " " + second, version);
            Assert.Equal(takesRsa, (keyword[0] == 'P' ? offer.AcceptedUserSignatures! : offer.HostKey).Contains("ssh-rsa"));
        }
    }

    // servconf.c, copy_set_server_options; sshd -T of 8.7, 9.2, 9.5, 9.9 and 10.5.
    [Theory]
    [InlineData("PubkeyAcceptedAlgorithms +ssh-rsa\nMatch User legacy\nPasswordAuthentication yes\nMatch all\nPubkeyAcceptedAlgorithms ssh-ed25519", true)]
    [InlineData("Match all\nPubkeyAcceptedAlgorithms ssh-ed25519\nMatch all\nPubkeyAcceptedAlgorithms +ssh-rsa", true)]
    [InlineData("PubkeyAcceptedAlgorithms ssh-ed25519\nMatch User legacy\nPubkeyAcceptedAlgorithms +ssh-rsa", true)]
    public void MatchAllLiesOverTheGlobalLines(string text, bool ed25519Only)
    {
        Assert.Equal(ed25519Only, ConfigurationOffer.Parse(HostKeys + text, "9.2").AcceptedUserSignatures is ["ssh-ed25519"]);

        // A list that no Match block may set is read with the global lines.
        Assert.Equal(new[] { "aes256-ctr" }, ConfigurationOffer.Parse(HostKeys + "Ciphers aes256-ctr\nMatch all\nCiphers aes128-ctr", "9.2").EncryptionClientToServer);
    }

    [Fact]
    public void AKeywordOfALaterReleaseIsReadForWhatItMeans()
    {
        var offer = ConfigurationOffer.Parse("PubkeyAcceptedAlgorithms ssh-ed25519", "8.0");
        Assert.Equal(new[] { "ssh-ed25519" }, offer.AcceptedUserSignatures);
        Assert.True(offer.DoesNotLoad);
    }

    [Fact]
    public void APublicHalfTellsWhatTheNameOfAHostKeyDoesNot()
    {
        const string Text = "HostKey /k/ssh_host_ecdsa_key\nHostKeyAlgorithms ecdsa-sha2-nistp384,ecdsa-sha2-nistp521";
        var known = ConfigurationOffer.Parse(Text, "9.2", _ => new HostKeyFacts("ecdsa-sha2-nistp521", 521));
        Assert.Equal(new[] { "ecdsa-sha2-nistp521" }, known.HostKey);
        Assert.Empty(known.Assumptions);
        var guessed = ConfigurationOffer.Parse(Text, "9.2");
        Assert.Equal(new[] { "ecdsa-sha2-nistp384" }, guessed.HostKey);
        Assert.Contains("which curve", Assert.Single(guessed.Assumptions));
        Assert.Empty(ConfigurationOffer.Parse("HostKey /k/ssh_host_ecdsa_key", "9.2").Assumptions);
    }

    [Fact]
    public void AnRsaHostKeyThatIsTooShortIsLeftOut()
    {
        const string Text = "HostKey /k/ssh_host_rsa_key\nHostKey /k/ssh_host_ed25519_key\nRequiredRSASize 4096";
        Assert.Contains("4096 bits", Assert.Single(ConfigurationOffer.Parse(Text, "9.2").Assumptions));
        var known = ConfigurationOffer.Parse(Text, "9.2", file => file.Contains("rsa") ? new HostKeyFacts("ssh-rsa", 3072) : null);
        Assert.Equal(new[] { "ssh-ed25519" }, known.HostKey);
        Assert.Empty(known.Assumptions);
    }

    [Fact]
    public void TheHalvesOnDiskAreReadForAFileAndNotForADump()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string key = Path.Combine(folder, "ssh_host_ed25519_key");
            File.WriteAllText(key + ".pub", "ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBLRKiIzDviJjQ41W787xSSZTjagclOc/Xub6yJzmwpAky41y2gSxg3LiYBhQjsndDZAHrdE/CWBOtp9CHpGX/xsZWzL5agQh103GNTQ3o+1g4OGUVffEAfypV6tMKzsnkQ== host\n");
            string file = Path.Combine(folder, "sshd_config");
            File.WriteAllText(file, "HostKey " + key + "\n");
            var support = ConfigurationProbe.Run(file, new ConfigurationRequest { Path = file }, "9.2", ClientCatalogue.Select("PuTTY 0.84"));
            Assert.Equal("ecdsa-sha2-nistp384", Assert.Single(support.HostKeyAlgorithms).Name);

            string dump = File.ReadAllText(ClientData.Path("sshd-T", "upstream-9.2p1.txt"));
            File.WriteAllText(file, System.Text.RegularExpressions.Regex.Replace(dump, "(?m)^hostkey .*$", "hostkey " + key));
            support = ConfigurationProbe.Run(file, new ConfigurationRequest { Path = file }, "9.2", ClientCatalogue.Select("PuTTY 0.84"));
            Assert.Equal("ssh-ed25519", Assert.Single(support.HostKeyAlgorithms).Name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void HostCertificatesAreOfferedBesideTheirKeys()
    {
        const string Text = "HostKey /k/ssh_host_rsa_key\nHostKey /k/ssh_host_ed25519_key\nHostCertificate /k/ssh_host_ed25519_key-cert.pub\n";
        Assert.Equal(new[] { "rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519", "ssh-ed25519-cert-v01@openssh.com" }, ConfigurationOffer.Parse(Text, "9.2").HostKey);
        Assert.Equal(new[] { "ssh-ed25519-cert-v01@openssh.com" }, ConfigurationOffer.Parse(Text + "HostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com", "9.2").HostKey);
    }

    [Theory]
    [InlineData("Port 22", "OpenSSH_for_Windows_9.5", "OpenSSH for Windows")]
    [InlineData("AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys", null, "OpenSSH for Windows")]
    [InlineData("Port 22", "9.5", "OpenSSH")]
    public void AConfigurationOfWindowsIsJudgedAsOne(string text, string? version, string software)
    {
        var support = ConfigurationProbe.Run("(text)", new ConfigurationRequest { Text = text + "\nHostKey rsa" }, version, ClientCatalogue.Select("Tera Term 4.106"));
        Assert.Equal(software, support.Software);
        string remedy = Assert.Single(support.Clients).Remedy!;
        Assert.Equal(software != "OpenSSH", remedy.Contains("__PROGRAMDATA__"));
        Assert.Equal(software == "OpenSSH", remedy.Contains("update-crypto-policies"));
    }
}
