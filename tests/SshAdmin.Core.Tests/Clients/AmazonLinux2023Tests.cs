using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using static SshAdmin.Core.Clients.SshUserKeyType;
using static SshAdmin.Core.Clients.UserSignatureAcceptance;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>The question the module exists for.</summary>
public class AmazonLinux2023Tests
{
    private static readonly ServerOffer Wire = ClientData.AmazonLinux2023();

    private static ServerOffer Policy(string name) => ConfigurationOffer.Parse(ClientData.Policy(name), "8.7");

    private static SshClientVerdict Judge(string client, ServerOffer offer) =>
        ClientVerdicts.Judge(Assert.Single(ClientCatalogue.Select(client)), offer);

    [Fact]
    public void OnTheWireSha1IsLikelyRefusedWithTheReason()
    {
        Assert.Contains("ssh-rsa", Wire.ServerSignatureAlgorithms!);
        var policy = SignaturePolicy.Assess(Wire);
        Assert.Equal(LikelyRefused, policy.SshRsa.Acceptance);
        Assert.Equal(LikelyAccepted, policy.RsaSha2.Acceptance);
        Assert.Contains("Amazon Linux 2023", policy.SignatureEvidence);
        Assert.Contains("proves nothing", policy.SignatureEvidence);
    }

    [Fact]
    public void TeraTerm4106ConnectsOnTheWireButItsRsaKeyIsLikelyRefused()
    {
        var verdict = Judge("Tera Term 4.106", Wire);
        Assert.True(verdict.CanConnect);
        Assert.Equal(LikelyRefused, verdict.UserKeys.Single(key => key.KeyType == Rsa).Acceptance);
        Assert.Equal("ssh-rsa", verdict.RsaSignature);
        Assert.Equal(new[] { Ecdsa, Ed25519 }, verdict.UserKeyTypes);
        Assert.Equal(VerdictConfidence.Medium, verdict.Confidence);
        Assert.Contains("Amazon Linux 2023", verdict.Problem);
        Assert.Contains("SHA-1", verdict.Problem);
    }

    [Fact]
    public void AsConfigurationTeraTerm4106IsRefusedWithRsaAndTheRemedyNamesTheVersions()
    {
        var verdict = Judge("Tera Term 4.106", Policy("DEFAULT-2023"));
        Assert.True(verdict.CanConnect);
        Assert.Equal(Refused, verdict.UserKeys.Single(key => key.KeyType == Rsa).Acceptance);
        Assert.Equal(new[] { Ecdsa, Ed25519 }, verdict.UserKeyTypes);
        Assert.Contains("Upgrade to Tera Term 4.107 or later, for example 5.6.2".ToLowerInvariant(), verdict.Remedy!.ToLowerInvariant());
        Assert.Contains("existing RSA key pair can stay", verdict.Remedy);
    }

    [Fact]
    public void TheAdviceComesInOrderAndSha1LastAndTemporary()
    {
        string remedy = Judge("Tera Term 4.106", Policy("DEFAULT-2023")).Remedy!;
        int key = remedy.IndexOf("Use an Ed25519 or ECDSA key");
        int upgrade = remedy.IndexOf("upgrade to");
        int sha1 = remedy.IndexOf("update-crypto-policies --set LEGACY");
        Assert.True(key >= 0 && key < upgrade && upgrade < sha1, remedy);
        Assert.Contains("only for a while", remedy);
    }

    [Theory]
    [InlineData("Tera Term 4.106", "yes", "ECDSA Ed25519", "Ed25519/ECDSA or 4.107+")]
    [InlineData("Tera Term 4.107", "yes", "RSA ECDSA Ed25519", null)]
    [InlineData("Tera Term 4.68", "no: KeyExchange", "none", "upgrade to 4.69+")]
    [InlineData("FileZilla 3.54.1", "unknown", "ECDSA Ed25519", "Ed25519/ECDSA or 3.55.0+")]
    public void AFewWordsTellItAtAGlance(string client, string connects, string keys, string? remedy)
    {
        var verdict = Judge(client, Wire);
        Assert.Equal((connects, keys, remedy), (verdict.Connects, verdict.UserKeyText, verdict.ShortRemedy));
    }

    [Theory]
    [InlineData("Tera Term 4.107", "Rsa,Ecdsa,Ed25519")]
    [InlineData("Tera Term 5.4.1", "Rsa,Ecdsa,Ed25519")]
    [InlineData("PuTTY 0.74", "Ecdsa,Ed25519")]
    [InlineData("PuTTY 0.75", "Rsa,Ecdsa,Ed25519")]
    public void TheBordersAreThoseOfTheClients(string client, string types)
    {
        foreach (var offer in new[] { Wire, Policy("DEFAULT-2023") })
        {
            var verdict = Judge(client, offer);
            Assert.True(verdict.CanConnect);
            Assert.Equal(types, string.Join(",", verdict.UserKeyTypes));
        }
    }

    [Fact]
    public void WithTheLegacyPolicyRsaWorksAgainWithAWarning()
    {
        var verdict = Judge("Tera Term 4.106", Policy("LEGACY-2023"));
        Assert.Equal(new[] { Rsa, Ecdsa, Ed25519 }, verdict.UserKeyTypes);
        Assert.Equal(Accepted, verdict.UserKeys.Single(key => key.KeyType == Rsa).Acceptance);
        Assert.Contains("SHA-1", verdict.Problem);
        Assert.Contains("no longer protects", verdict.Problem);
        Assert.Contains("4.107", verdict.Remedy);
    }

    [Fact]
    public void LegacyShowsOnTheWireWhereThereIsAnRsaHostKey()
    {
        var offer = Wire with { HostKey = new[] { "rsa-sha2-512", "rsa-sha2-256", "ssh-rsa", "ecdsa-sha2-nistp256" } };
        Assert.Equal(LikelyAccepted, SignaturePolicy.Assess(offer).SshRsa.Acceptance);
        var without = Wire with { HostKey = new[] { "rsa-sha2-512", "rsa-sha2-256", "ecdsa-sha2-nistp256" } };
        Assert.Equal(LikelyRefused, SignaturePolicy.Assess(without).SshRsa.Acceptance);
        Assert.Contains("RSA host key", SignaturePolicy.Assess(without).SshRsa.Evidence);
    }

    [Fact]
    public void AnAnswerOutranksEverything()
    {
        var answers = new[] { new SignatureAnswer("ssh-rsa", true, "ssh-rsa", 3072), new SignatureAnswer("rsa-sha2-512", true, "ssh-rsa", 3072) };
        var policy = SignaturePolicy.Assess(Wire, answers);
        Assert.Equal(Accepted, policy.SshRsa.Acceptance);
        Assert.Contains("Asked", policy.SshRsa.Evidence);
        var refused = SignaturePolicy.Assess(Policy("LEGACY-2023"), new[] { new SignatureAnswer("ssh-rsa", false, "ssh-rsa", 3072), answers[1] });
        Assert.Equal(Refused, refused.SshRsa.Acceptance);
    }

    [Fact]
    public void RefusalsOfAKeyThatNothingAcceptsProveNothing()
    {
        var answers = new[] { "rsa-sha2-512", "rsa-sha2-256", "ssh-rsa" }.Select(name => new SignatureAnswer(name, false, "ssh-rsa", 3072)).ToArray();
        var policy = SignaturePolicy.Assess(Wire, answers);
        Assert.Equal(Unknown, policy.RsaSha2.Acceptance);
        Assert.Contains("may simply not be authorized", policy.SignatureEvidence);
    }
}
