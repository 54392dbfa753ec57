using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>The probe reads what ssh -vv prints, so that the matrix of real sign-ins holds for the probe as well.</summary>
public class ProbedOfferTests
{
    [Theory]
    [InlineData("")]
    [InlineData("HostKeyAlgorithms +ssh-rsa")]
    [InlineData("KexAlgorithms curve25519-sha256")]
    [InlineData("Ciphers aes256-cbc")]
    [InlineData("MACs hmac-sha1")]
    public async Task TheProbeReadsTheOfferThatSshPrints(string configuration)
    {
        SignInLab.Require();
        using var lab = await SignInLab.CreateAsync();
        await using var server = await OpenSshServer.StartAsync(configuration);
        var probed = await HostProbe.RunAsync(new HostTarget("127.0.0.1").WithDefaultPort(server.Port), new ProbeOptions(), null, TestContext.Current.CancellationToken);
        var printed = await lab.ReadOfferAsync(SignInTarget.Port(server.Port));
        Assert.Equal(printed.Identification, probed.Offer!.Identification);
        Assert.Equal(printed.KeyExchange, probed.Offer.KeyExchange);
        Assert.Equal(printed.HostKey, probed.Offer.HostKey);
        Assert.Equal(printed.EncryptionClientToServer, probed.Offer.EncryptionClientToServer);
        Assert.Equal(printed.MacServerToClient, probed.Offer.MacServerToClient);
        Assert.Equal(printed.ServerSignatureAlgorithms, probed.Offer.ServerSignatureAlgorithms);
        Assert.False(probed.Offer.ExtensionsUnread);
        Assert.Equal(ClientCatalogue.Default.Count, probed.Clients.Length);
        Assert.Equal(SignaturePolicy.Assess(printed).SshRsa.Acceptance, probed.SshRsa);
    }

    [Fact]
    public async Task AtDropbearThePolicyIsProven()
    {
        await using var server = await DropbearServer.StartAsync();
        var probed = await HostProbe.RunAsync(new HostTarget("127.0.0.1").WithDefaultPort(server.Port), new ProbeOptions { Clients = ClientCatalogue.Select("Tera Term 4.106") }, null, TestContext.Current.CancellationToken);
        Assert.Equal(UserSignatureAcceptance.Accepted, probed.SshRsa);
        Assert.Equal("Tera Term 4.106", Assert.Single(probed.Clients).ToString());
        Assert.Contains(SshUserKeyType.Rsa, probed.Clients.Single().UserKeyTypes);
    }

    [Fact]
    public void WhatCouldNotBeReadIsNotTakenForSilence()
    {
        var offer = ClientData.AmazonLinux2023() with { ServerSignatureAlgorithms = null, ExtensionsUnread = true };
        var verdict = ClientVerdicts.Judge(ClientCatalogue.Select("PuTTY 0.84").Single(), offer);
        Assert.Contains(SshUserKeyType.Rsa, verdict.UserKeyTypes);
        Assert.Null(verdict.RsaSignature);
        Assert.DoesNotContain("announces no", verdict.Problem ?? string.Empty);
    }
}
