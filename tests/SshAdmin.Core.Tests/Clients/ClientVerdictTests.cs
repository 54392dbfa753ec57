using System;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using static SshAdmin.Core.Clients.SshUserKeyType;
using static SshAdmin.Core.Clients.UserSignatureAcceptance;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>The particulars that a plain comparison of two lists would miss.</summary>
public class ClientVerdictTests
{
    private const string HostKeys = "HostKey rsa\nHostKey ecdsa\nHostKey ed25519\n";

    private static SshClientVerdict Judge(string client, ServerOffer offer) =>
        ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), offer);

    private static ServerOffer Configured(string text, string version = "9.2") => ConfigurationOffer.Parse(text, version);

    private static ServerOffer OnTheWire(string banner, string version, params string[] announced) =>
        Configured(HostKeys, version) with
        {
            Identification = "SSH-2.0-" + banner,
            ConfigurationVersion = null,
            AcceptedUserSignatures = null,
            RequiredRsaSize = null,
            MayHaveStrictKeyExchange = false,
            ServerSignatureAlgorithms = announced.Length == 0 ? null : announced,
        };

    [Fact]
    public void AnRsaHostKeyAloneLocksOldClientsOutWhateverTheUserKey()
    {
        var verdict = Judge("Tera Term 4.106", Configured("HostKey rsa\n"));
        Assert.False(verdict.CanConnect);
        Assert.Equal(SshNegotiationStep.HostKey, verdict.FailsAt);
        Assert.Empty(verdict.UserKeyTypes);
        Assert.Equal(VerdictConfidence.High, verdict.Confidence);
        string remedy = verdict.Remedy!;
        Assert.True(remedy.IndexOf("4.107") < remedy.IndexOf("ssh-keygen -A") && remedy.IndexOf("ssh-keygen -A") < remedy.IndexOf("HostKeyAlgorithms +"), remedy);
        Assert.Contains("keys and passwords stay", remedy);
    }

    [Fact]
    public void TeraTermSeesTheFirst1023CharactersOfAListOnly()
    {
        string far = string.Join(",", Enumerable.Range(0, 40).Select(number => $"long-algorithm-name-{number:00}@example.com"));
        var offer = Configured(HostKeys) with { EncryptionClientToServer = (far + ",aes256-ctr").Split(',') };
        Assert.Equal(SshNegotiationStep.Encryption, Judge("Tera Term 4.106", offer).FailsAt);
        Assert.Contains("1,023", Judge("Tera Term 4.106", offer).Problem);
        Assert.True(Judge("PuTTY 0.84", offer).CanConnect);
        var crash = Judge("Tera Term 4.96", offer);
        Assert.NotEqual(VerdictConfidence.High, crash.Confidence);
        Assert.Contains(crash.Warnings, warning => warning.Contains("crash"));
    }

    [Fact]
    public void ANameThatEndsAtTheLastCharacterIsStillSeen()
    {
        string Padding(int length) => new string('x', length);
        var atTheEnd = Configured(HostKeys) with { MacClientToServer = new[] { Padding(1023 - 1 - "hmac-sha2-256".Length), "hmac-sha2-256" }, EncryptionClientToServer = new[] { "aes256-ctr" } };
        var beyond = atTheEnd with { MacClientToServer = new[] { Padding(1023 - "hmac-sha2-256".Length), "hmac-sha2-256" } };
        Assert.True(Judge("Tera Term 5.6.2", atTheEnd).CanConnect);
        Assert.False(Judge("Tera Term 5.6.2", beyond).CanConnect);
    }

    [Fact]
    public void OpenSshWithholdsGroupExchangeFromOldPutty()
    {
        var offer = Configured(HostKeys + "HostKeyAlgorithms +ssh-rsa", "8.7");
        Assert.Equal(SshNegotiationStep.KeyExchange, Judge("PuTTY 0.64", offer).FailsAt);
        Assert.Contains("withholds group exchange", Judge("PuTTY 0.64", offer).Problem);
        Assert.True(Judge("PuTTY 0.65", offer).CanConnect);
        Assert.True(Judge("PuTTY 0.64", offer with { ConfigurationVersion = null, Identification = "SSH-2.0-Other_1.0" }).CanConnect);
    }

    [Fact]
    public void BelowTheWarningLinePuttyAsks()
    {
        var verdict = Judge("PuTTY 0.74", Configured(HostKeys + "KexAlgorithms diffie-hellman-group1-sha1"));
        Assert.True(verdict.CanConnect);
        Assert.True(verdict.NeedsConfirmation);
        Assert.Contains("plink -batch", verdict.Problem);
    }

    [Fact]
    public void Putty080AsksWhereStrictKeyExchangeIsMissing()
    {
        // As it is seen on the wire; a configuration alone does not tell whether a distribution carried it back.
        var offer = Configured(HostKeys + "Ciphers chacha20-poly1305@openssh.com", "9.2") with { MayHaveStrictKeyExchange = false };
        Assert.True(Judge("PuTTY 0.80", offer).NeedsConfirmation);
        Assert.False(Judge("PuTTY 0.79", offer).NeedsConfirmation);
        Assert.False(Judge("PuTTY 0.80", Configured(HostKeys + "Ciphers chacha20-poly1305@openssh.com", "9.6")).NeedsConfirmation);
    }

    [Fact]
    public void TeraTerm497NeedsAMacEvenWithGcm()
    {
        var offer = Configured(HostKeys + "Ciphers aes256-gcm@openssh.com\nMACs umac-64@openssh.com");
        Assert.Equal(SshNegotiationStep.Mac, Judge("Tera Term 4.97", offer).FailsAt);
        Assert.True(Judge("Tera Term 4.98", offer).CanConnect);
        Assert.Null(Judge("Tera Term 4.98", offer).Mac);
    }

    [Theory]
    [InlineData("Tera Term 4.107", "ssh-rsa")]
    [InlineData("PuTTY 0.84", "ssh-rsa")]
    [InlineData("OpenSSH for Windows 8.1", "ssh-rsa")]
    [InlineData("OpenSSH for Windows 9.5", null)]
    public void WithoutAnAnnouncementClientsFallBackToSha1(string client, string? signature)
    {
        var offer = Configured(HostKeys) with { ServerSignatureAlgorithms = null };
        var verdict = Judge(client, offer);
        Assert.Equal(signature, verdict.RsaSignature);
        Assert.DoesNotContain(Rsa, verdict.UserKeyTypes);
    }

    [Theory]
    [InlineData("OpenSSH for Windows 9.5", false)]
    [InlineData("OpenSSH Portable 9.5", true)]
    public void WindowsOwnSshHasNoStreamlinedNtruPrime(string client, bool connects) =>
        Assert.Equal(connects, Judge(client, Configured(HostKeys + "KexAlgorithms sntrup761x25519-sha512@openssh.com", "9.5")).CanConnect);

    [Fact]
    public void SshNetTriesEachAlgorithmAndGetsIn()
    {
        var verdict = Judge("SSH.NET 2023.0.1", Configured(HostKeys + "PubkeyAcceptedAlgorithms rsa-sha2-256") with { ServerSignatureAlgorithms = null });
        Assert.Equal("rsa-sha2-256", verdict.RsaSignature);
        Assert.Contains(Rsa, verdict.UserKeyTypes);
    }

    [Fact]
    public void TheMissingAnnouncementIsNamedAsTheReason() =>
        Assert.Contains("announces no server-sig-algs", Judge("Tera Term 4.108", Configured(HostKeys) with { ServerSignatureAlgorithms = null }).Problem);

    [Theory]
    [InlineData("OpenSSH_9.5", "9.5", true, LikelyRefused)] // all compiled in: says nothing; the RSA host key does
    [InlineData("OpenSSH_9.6", "9.6", true, LikelyAccepted)] // follows policy, and a certificate algorithm brings the name in too
    [InlineData("OpenSSH_9.6", "9.6", false, Refused)]
    [InlineData("OpenSSH_8.1", "8.1", true, LikelyAccepted)]
    [InlineData("OpenSSH_8.1", "8.1", false, Refused)]
    [InlineData("OpenSSH_7.4", "7.4", false, LikelyAccepted)] // 7.2 to 7.5 announce a part only
    [InlineData("dropbear_2022.83", "8.1", true, Accepted)]
    [InlineData("dropbear_2025.88", "8.1", false, Refused)]
    public void AnAnnouncementCountsAsFarAsTheServerFilters(string banner, string version, bool announced, UserSignatureAcceptance expected)
    {
        string[] names = announced ? new[] { "ssh-ed25519", "rsa-sha2-256", "ssh-rsa" } : new[] { "ssh-ed25519", "rsa-sha2-256" };
        Assert.Equal(expected, SignaturePolicy.Assess(OnTheWire(banner, version, names)).SshRsa.Acceptance);
    }

    [Theory]
    [InlineData("OpenSSH_8.7", LikelyRefused)]
    [InlineData("OpenSSH_8.7p1 Rocky", LikelyAccepted)]
    [InlineData("OpenSSH_8.0", LikelyAccepted)]
    [InlineData("OpenSSH_8.4p1 Debian-5+deb11u3", LikelyAccepted)]
    [InlineData("OpenSSH_9.2p1 Debian-2+deb12u10", LikelyRefused)]
    [InlineData("OpenSSH_for_Windows_8.1", LikelyAccepted)]
    [InlineData("OpenSSH_for_Windows_8.9", LikelyRefused)]
    [InlineData("Unheard_1.0", Unknown)]
    public void WithoutBetterEvidenceTheBannerDecides(string banner, UserSignatureAcceptance expected)
    {
        var offer = OnTheWire(banner, "9.2") with { HostKey = new[] { "ecdsa-sha2-nistp256", "ssh-ed25519" } };
        Assert.Equal(expected, SignaturePolicy.Assess(offer).SshRsa.Acceptance);
    }

    [Theory]
    [InlineData("PuTTY 0.80", true)]
    [InlineData("PuTTY 0.81", false)]
    [InlineData("WinSCP 6.3.2", true)]
    [InlineData("WinSCP 6.3.3", false)]
    [InlineData("FileZilla 3.66.5", true)]
    [InlineData("FileZilla 3.67.0", false)]
    public void LeakedP521KeysAreWarnedOf(string client, bool warned) =>
        Assert.Equal(warned, Judge(client, Configured(HostKeys)).Warnings.Any(warning => warning.Contains("CVE-2024-31497")));

    [Theory]
    [InlineData("Tera Term 5.5.1", "crashes")]
    [InlineData("Tera Term 5.7.0", "misread")]
    [InlineData("OpenSSH for Windows 7.7", "ssh-agent")]
    public void KnownFaultsAreSaid(string client, string part) =>
        Assert.Contains(Judge(client, Configured(HostKeys)).Warnings, warning => warning.Contains(part));

    [Fact]
    public void NothingIsClaimedOfAClientWhoseListsAreNotEstablished()
    {
        var verdict = Judge("FileZilla 3.54.1", Configured(HostKeys));
        Assert.Null(verdict.CanConnect);
        Assert.Null(verdict.KeyExchange);
        Assert.Equal(VerdictConfidence.Low, verdict.Confidence);
        Assert.Contains("not claimed", verdict.Problem);
        Assert.DoesNotContain(Rsa, verdict.UserKeyTypes);
    }

    [Fact]
    public void WhereTheOrderIsNotEstablishedTheChoiceIsNotClaimed()
    {
        var verdict = Judge("Poderosa 4.7.0", Configured(HostKeys));
        Assert.True(verdict.CanConnect);
        Assert.Null(verdict.KeyExchange);
        Assert.Equal(VerdictConfidence.Medium, verdict.Confidence);
    }

    [Fact]
    public void BeyondTheNewestExaminedVersionTheConfidenceIsLow()
    {
        var verdict = Judge("Tera Term 6.0", Configured(HostKeys));
        Assert.Equal(VerdictConfidence.Low, verdict.Confidence);
        Assert.Contains("newer than 5.7.0", verdict.Problem);
    }

    [Fact]
    public void NoVersionOfAClientHelpsWhereTheServerTakesNoRsaAtAll()
    {
        var verdict = Judge("Tera Term 4.106", Configured(HostKeys + "PubkeyAcceptedAlgorithms ssh-ed25519"));
        Assert.DoesNotContain("pgrade", verdict.Remedy);
        Assert.DoesNotContain("+ssh-rsa", verdict.Remedy);
        Assert.StartsWith("Use an Ed25519 key", verdict.Remedy);
    }

    [Fact]
    public void TheLineToWriteKeepsAServersOwnListAndAddsOneName()
    {
        Assert.Contains("\"MACs umac-64@openssh.com,hmac-sha2-256\"", Judge("PuTTY 0.78", Configured(HostKeys + "Ciphers aes256-ctr\nMACs umac-64@openssh.com")).Remedy);
        Assert.Contains("\"KexAlgorithms +diffie-hellman-group14-sha1\"", Judge("Tera Term 4.68", Configured(HostKeys)).Remedy);
    }

    [Fact]
    public void AnOldServerIsAllowedInTheClientForThatHostAlone()
    {
        var verdict = Judge("OpenSSH for Windows 9.5", Configured("HostKey rsa\nHostKeyAlgorithms ssh-rsa", "6.9"));
        Assert.Equal(SshNegotiationStep.HostKey, verdict.FailsAt);
        Assert.Contains("~/.ssh/config: \"HostKeyAlgorithms +ssh-rsa\"", verdict.Remedy);
        var teraTerm = Judge("Tera Term 5.4.1", Configured(HostKeys + "KexAlgorithms diffie-hellman-group1-sha1", "6.9"));
        Assert.Contains("switch diffie-hellman-group1-sha1 on in the client's settings", teraTerm.Remedy);
    }

    [Fact]
    public void NoAdviceBeginsWithAnOrphanedOr()
    {
        foreach (var text in new[] { "", "KexAlgorithms diffie-hellman-group1-sha1", "Ciphers 3des-cbc", "MACs umac-64@openssh.com\nCiphers aes128-ctr", "PubkeyAcceptedAlgorithms ssh-ed25519", "HostKeyAlgorithms ssh-rsa", "PubkeyAuthentication no" })
        {
            foreach (var row in ClientCatalogue.All)
            {
                var verdict = ClientVerdicts.Judge(new ClientSelection(row, null), Configured(HostKeys + text));
                Assert.False(verdict.Remedy?.StartsWith("Or ") ?? false, $"{row.Client} {row.Range}: {verdict.Remedy}");
                Assert.Equal(verdict.CanConnect == false, verdict.FailsAt != SshNegotiationStep.None);
                Assert.True(verdict.CanConnect != false || (verdict.Problem is not null && verdict.Remedy is not null), $"{row.Client} {row.Range} at {text}");
            }
        }
    }

    [Fact]
    public void EcdsaIsJudgedPerCurve()
    {
        var verdict = Judge("PuTTY 0.84", Configured(HostKeys + "PubkeyAcceptedAlgorithms ecdsa-sha2-nistp384"));
        Assert.Equal(new[] { Ecdsa }, verdict.UserKeyTypes);
        Assert.Equal(new[] { Refused, Accepted, Refused }, verdict.UserKeys.Where(key => key.KeyType == Ecdsa).Select(key => key.Acceptance));
    }

    [Fact]
    public void HighConfidenceNeedsProofForEveryKindOfKey()
    {
        var all = new[] { "ssh-ed25519", "rsa-sha2-512", "rsa-sha2-256", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" };
        var answers = new[] { new SignatureAnswer("ssh-ed25519", true, "ssh-ed25519", 256) };
        var client = ClientCatalogue.Select("PuTTY 0.84").Single();
        Assert.Equal(VerdictConfidence.High, ClientVerdicts.Judge(client, OnTheWire("dropbear_2022.83", "8.1", all), answers).Confidence);
        Assert.Equal(VerdictConfidence.Medium, ClientVerdicts.Judge(client, OnTheWire("OpenSSH_9.5", "9.5", all), answers).Confidence);
        Assert.Equal(VerdictConfidence.Medium, ClientVerdicts.Judge(client, OnTheWire("OpenSSH_9.9", "9.9", all), answers).Confidence);

        // With sign-in by keys switched off the server announces the same.
        Assert.Equal(VerdictConfidence.Medium, ClientVerdicts.Judge(client, OnTheWire("dropbear_2022.83", "8.1", all)).Confidence);
    }

    [Fact]
    public void NamesFromAServerAreShownWithoutControlCharacters()
    {
        var verdict = Judge("PuTTY 0.84", OnTheWire("OpenSSH_9.9", "9.9") with { KeyExchange = new[] { "evil\u001b[2Jname" } });
        Assert.DoesNotContain('\u001b', verdict.Problem!);
        Assert.Contains("\\x1b", verdict.Problem);
    }

    [Fact]
    public void MarkersAreNotNamedAmongWhatTheServerOffers()
    {
        var offer = ConfigurationOffer.Parse("KexAlgorithms curve25519-sha256", "9.9");
        Assert.Contains("kex-strict-s-v00@openssh.com", offer.KeyExchange);
        Assert.EndsWith("the server offers curve25519-sha256.", ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.67")), offer).Problem);
    }

    // ssh 9.2 at such a server: connects with the authority in known_hosts, and with nothing known asks as for any new key.
    [Theory]
    [InlineData("OpenSSH Portable 9.2", true)]
    [InlineData("OpenSSH for Windows 9.5", true)]
    [InlineData("OpenSSH Portable 7.4", true)]
    [InlineData("PuTTY 0.84", false)] // offers certificates only once it is told of an authority
    [InlineData("Tera Term 5.6.0", false)]
    public void OnlyOpenSshTakesAServerThatHasACertificateAlone(string client, bool connects)
    {
        var verdict = Judge(client, Configured("HostKey ed25519\nHostCertificate ed25519-cert.pub\nHostKeyAlgorithms ssh-ed25519-cert-v01@openssh.com"));
        Assert.Equal(connects, verdict.CanConnect);
        if (connects)
        {
            Assert.Equal("ssh-ed25519-cert-v01@openssh.com", verdict.HostKey);
            Assert.Equal(VerdictConfidence.Medium, verdict.Confidence);
            Assert.Contains("@cert-authority", verdict.Problem);
        }
    }

    [Theory]
    [InlineData("OpenSSH Portable 7.4", false)]
    [InlineData("OpenSSH Portable 8.0", true)]
    public void RsaCertificatesWithSha2CameWith78(string client, bool connects) =>
        Assert.Equal(connects, Judge(client, Configured("HostKey rsa\nHostCertificate rsa-cert.pub\nHostKeyAlgorithms rsa-sha2-512-cert-v01@openssh.com")).CanConnect);

    [Fact]
    public void BesideAPlainKeyTheCertificateChangesNothing()
    {
        var verdict = Judge("OpenSSH Portable 9.2", Configured("HostKey ed25519\nHostCertificate ed25519-cert.pub"));
        Assert.Equal(("ssh-ed25519", VerdictConfidence.High), (verdict.HostKey, verdict.Confidence));
    }
}
