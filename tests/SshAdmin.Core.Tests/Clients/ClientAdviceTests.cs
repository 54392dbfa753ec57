using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>Advice names the line to write, the curve to use and the method that comes first.</summary>
public class ClientAdviceTests
{
    private const string HostKeys = "HostKey rsa\nHostKey ecdsa\nHostKey ed25519\n";

    [Theory]
    [InlineData("Tera Term 4.106", "\"HostKey /etc/ssh/ssh_host_ed25519_key\" in sshd_config", "a HostKeyAlgorithms line has to name ssh-ed25519.")]
    [InlineData("Tera Term 4.69", "\"HostKey /etc/ssh/ssh_host_ecdsa_key\" in sshd_config", "a HostKeyAlgorithms line has to name ecdsa-sha2-nistp256.")]
    [InlineData("PuTTY 0.67", "\"HostKeyAlgorithms +ssh-rsa\" in sshd_config", "Only last")]
    public void WhereNoHostKeyTypeMatchesTheLineIsNamed(string client, string line, string rest)
    {
        var verdict = Judge(client, HostKeys + "HostKeyAlgorithms rsa-sha2-512,rsa-sha2-256");
        Assert.Equal(SshNegotiationStep.HostKey, verdict.FailsAt);
        Assert.Contains(line, verdict.Remedy);
        Assert.Contains(rest, verdict.Remedy);
    }

    [Fact]
    public void AServerWithoutRsaHostKeyIsToldHowToGetOneForOldClients()
    {
        var verdict = Judge("PuTTY 0.67", "HostKey ed25519");
        Assert.Contains("\"HostKey /etc/ssh/ssh_host_rsa_key\"", verdict.Remedy);
    }

    [Fact]
    public void AWindowsServerKeepsItsHostKeysElsewhere()
    {
        var offer = ConfigurationOffer.Parse("HostKey rsa", "9.5") with { Identification = "SSH-2.0-OpenSSH_for_Windows_9.5", ConfigurationVersion = null };
        var verdict = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("Tera Term 4.106")), offer);
        Assert.Contains("\"HostKey __PROGRAMDATA__/ssh/ssh_host_ed25519_key\"", verdict.Remedy);
        Assert.DoesNotContain("crypto-policies", verdict.Remedy);
    }

    [Fact]
    public void CurvesThatFailAreNamed()
    {
        var verdict = Judge("PuTTY 0.84", HostKeys + "PubkeyAcceptedAlgorithms ecdsa-sha2-nistp384,ssh-ed25519,rsa-sha2-512");
        Assert.Contains("ECDSA keys work on P-384, not on P-256 and P-521: The configuration does not list ecdsa-sha2-nistp256", verdict.Problem);
    }

    [Theory]
    [InlineData("ecdsa-sha2-nistp384", "Use an ECDSA key with this client (on P-384)")]
    [InlineData("ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521", "Use an ECDSA key with this client (not on P-521 with this client)")]
    [InlineData("ecdsa-sha2-nistp521,ecdsa-sha2-nistp256", "Use an ECDSA key with this client (on P-256)")]
    [InlineData("ecdsa-sha2-nistp521,ssh-ed25519", "Use an Ed25519 key with this client,")]
    public void TheCurveToUseIsNamedAndNeverTheOneThatLeaks(string accepted, string advice) =>
        Assert.StartsWith(advice, Judge("PuTTY 0.74", HostKeys + "PubkeyAcceptedAlgorithms " + accepted).Remedy);

    [Theory]
    [InlineData("password,publickey", "AuthenticationMethods wants password,publickey.")]
    [InlineData("publickey,password publickey,keyboard-interactive:pam", "AuthenticationMethods wants publickey,password or publickey,keyboard-interactive:pam.")]
    [InlineData("publickey,publickey", "AuthenticationMethods wants publickey,publickey.")]
    public void AKeyBehindAnotherMethodIsSaidToBeOneStep(string methods, string words)
    {
        var verdict = Judge("PuTTY 0.84", HostKeys + "AuthenticationMethods " + methods);
        Assert.Contains(words, verdict.Problem);
        Assert.Contains(SshUserKeyType.Rsa, verdict.UserKeyTypes);
    }

    [Theory]
    [InlineData("Tera Term 4.106", "publickey,password", true)]
    [InlineData("Tera Term 5.2", "publickey,password", true)]
    [InlineData("Tera Term 5.3", "publickey,password", false)]
    [InlineData("Tera Term 5.2", "publickey", false)]
    public void TeraTermBefore53DoesNotGoOnToASecondMethod(string client, string methods, bool said) =>
        Assert.Equal(said, Judge(client, HostKeys + "AuthenticationMethods " + methods).Warnings.Any(warning => warning.Contains("several methods in a row")));

    [Theory]
    [InlineData("any")]
    [InlineData("publickey")]
    [InlineData("password publickey publickey,password")]
    public void AKeyThatIsEnoughNeedsNoWords(string methods) => Assert.Null(Judge("PuTTY 0.84", HostKeys + "AuthenticationMethods " + methods).Problem);

    [Fact]
    public void WithoutPublickeyInAnyChainNoKeyWorks()
    {
        var verdict = Judge("PuTTY 0.84", HostKeys + "AuthenticationMethods password keyboard-interactive");
        Assert.Empty(verdict.UserKeyTypes);
        Assert.Contains("Add publickey to the AuthenticationMethods line", verdict.Remedy);
    }

    [Fact]
    public void WhatAServerOffersInPlaceOfKeysIsPassedOn()
    {
        var offer = ConfigurationOffer.Parse(HostKeys, "9.9") with { Identification = "SSH-2.0-OpenSSH_9.9", ConfigurationVersion = null, AcceptedUserSignatures = null };
        var answers = new[] { new SignatureAnswer("ssh-ed25519", false, "ssh-ed25519", 256, "only password") };
        var verdict = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.84")), offer, answers);
        Assert.Empty(verdict.UserKeyTypes);
        Assert.Contains("no sign-in with a public key, only password.", verdict.Problem);
        Assert.Contains("sshd -T -C user=NAME", verdict.Remedy);
        Assert.Contains("a key is asked for after it", verdict.Remedy);
    }

    [Theory]
    [InlineData("9.2", false, VerdictConfidence.Medium)]
    [InlineData("9.6", false, VerdictConfidence.High)]
    public void WhereStrictKeyExchangeCannotBeSeenTheQuestionOfPuttyIsNotClaimed(string version, bool asks, VerdictConfidence confidence)
    {
        var offer = ConfigurationOffer.Parse(HostKeys + "Ciphers chacha20-poly1305@openssh.com", version);
        var verdict = ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.80")), offer);
        Assert.Equal((asks, confidence), (verdict.NeedsConfirmation, verdict.Confidence));
        Assert.Equal(version == "9.2", verdict.Problem?.Contains("asks for confirmation before it uses chacha20-poly1305@openssh.com with a server that has no strict key exchange") ?? false);
        var seen = offer with { MayHaveStrictKeyExchange = false, KeyExchange = ["curve25519-sha256"] };
        Assert.True(ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select("PuTTY 0.80")), seen).NeedsConfirmation);
    }

    private static SshClientVerdict Judge(string client, string configuration) =>
        ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), ConfigurationOffer.Parse(configuration, "9.2"));
}
