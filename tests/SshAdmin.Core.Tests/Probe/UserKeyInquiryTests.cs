using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;
using SshAdmin.Core.Tests.Wire.Transport;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Probe;

/// <summary>Asking which signature algorithms pass for a key, at real servers.</summary>
public class UserKeyInquiryTests
{
    private static readonly string User = Environment.UserName;

    [Fact]
    public async Task EveryAlgorithmOfAnRsaKeyIsAskedAboutAndAnsweredByNumber()
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await AskAsync(server, await AuthorizedAsync(server, "rsa", 3072));
        Assert.Equal(["rsa-sha2-512: Accepted (60)", "rsa-sha2-256: Accepted (60)", "ssh-rsa: Refused (51)"], Shown(support));
        Assert.Equal(UserSignatureAcceptance.Accepted, support.RsaSha2);
        Assert.Equal(UserSignatureAcceptance.Refused, support.SshRsa);
        Assert.Null(support.UserKeyProblem);
    }

    [Theory]
    [InlineData("rsa", 3072, 3)]
    [InlineData("ecdsa", 384, 1)]
    [InlineData("ed25519", 0, 1)]
    public async Task AKeyThatIsNotAuthorizedProvesNothingAndIsSaidToBePossiblyThat(string type, int bits, int refusals)
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await AskAsync(server, await ServerKeys.GetAsync(type, bits));
        Assert.Equal(refusals, support.UserKeyAnswers!.Count(answer => answer is { Outcome: SshUserKeyOutcome.Refused, MessageNumber: 51 }));
        Assert.Contains("may simply not be authorized", support.UserKeyProblem);
        var verdict = Assert.Single(support.Clients, client => client.ToString() == "PuTTY 0.78");
        Assert.Contains(verdict.UserKeys, key => key.Acceptance == UserSignatureAcceptance.Unknown && key.Evidence.Contains("may simply not be authorized"));

        // Of the other curves of ECDSA the refusal says nothing.
        Assert.Equal(type == "ecdsa", verdict.Remedy?.Contains("authorized_keys") != true);
    }

    [Fact]
    public async Task NoAdviceToSwitchSha1OnComesFromAKeyThatNothingTakes()
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await AskAsync(server, await ServerKeys.GetAsync("rsa", 3072));
        var verdict = Assert.Single(support.Clients, client => client.ToString() == "Tera Term 4.106");
        Assert.DoesNotContain("LEGACY", verdict.Remedy);
        Assert.StartsWith("Check the user name", verdict.Remedy);
    }

    [Fact]
    public async Task AUserThatDoesNotExistLooksTheSame()
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await AskAsync(server, await AuthorizedAsync(server, "ed25519"), "nobody-of-that-name");
        Assert.Equal(["ssh-ed25519: Refused (51)"], Shown(support));
        Assert.Contains("no such user", support.UserKeyProblem);
    }

    [Fact]
    public async Task WithoutPublicKeyAuthenticationOneQuestionSuffices()
    {
        await using var server = await OpenSshServer.StartAsync("PubkeyAuthentication no");
        var support = await AskAsync(server, await AuthorizedAsync(server, "rsa", 3072));
        Assert.Equal(["rsa-sha2-512: Refused (51)", "rsa-sha2-256: NotAnswered", "ssh-rsa: NotAnswered"], Shown(support));
        Assert.Contains("no sign-in with a public key", support.UserKeyProblem);
        Assert.Contains("password", support.UserKeyProblem);
        Assert.Equal(UserSignatureAcceptance.LikelyRefused, support.RsaSha2);
        Assert.All(support.Clients, client => Assert.Empty(client.UserKeyTypes));
        Assert.Contains("PubkeyAuthentication", Assert.Single(support.Clients, client => client.ToString() == "Tera Term 4.106").Remedy);
    }

    [Fact]
    public async Task AnotherMethodFirstIsNotTakenForProof()
    {
        await using var server = await OpenSshServer.StartAsync("AuthenticationMethods password,publickey");
        var support = await AskAsync(server, await AuthorizedAsync(server, "ed25519"));
        Assert.Contains("AuthenticationMethods", support.UserKeyProblem);
        Assert.All(support.Clients, client => Assert.NotEqual(VerdictConfidence.High, client.CanConnect == true ? client.Confidence : VerdictConfidence.Low));
    }

    [Theory]
    [InlineData(2, "rsa-sha2-512: Refused (51)", "rsa-sha2-256: Refused (1)", "ssh-rsa: Refused (51)")]
    [InlineData(1, "rsa-sha2-512: Refused (1)", "ssh-rsa: Refused (1)", "rsa-sha2-256: NotAnswered")]
    public async Task TheEndOfPatienceIsARefusalAndTheRestIsAskedOnOneMoreConnection(int patience, params string[] answers)
    {
        await using var server = await OpenSshServer.StartAsync($"MaxAuthTries {patience}");
        var support = await AskAsync(server, await ServerKeys.GetAsync("rsa", 3072));
        Assert.Equal(answers, Shown(support));
        Assert.Equal(patience == 1, support.UserKeyProblem!.Contains("Not answered for rsa-sha2-256: the server allows no more failures in one connection (MaxAuthTries)."));
        Assert.NotEmpty(support.KeyExchangeAlgorithms);
        Assert.NotNull(support.HostKeyFingerprint);
    }

    [Fact]
    public async Task ASmallPatienceHidesNothingFromOldClients()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2", "PubkeyAcceptedAlgorithms ssh-rsa");
        var support = await AskAsync(server, await AuthorizedAsync(server, "rsa", 3072));
        Assert.Equal(UserSignatureAcceptance.Accepted, support.SshRsa);
        Assert.Contains(SshUserKeyType.Rsa, Assert.Single(support.Clients, client => client.ToString() == "Tera Term 4.106").UserKeyTypes);
        Assert.DoesNotContain(SshUserKeyType.Rsa, Assert.Single(support.Clients, client => client.ToString() == "PuTTY 0.78").UserKeyTypes);
    }

    [Fact]
    public async Task AnAuthorizedKeyStaysWithinTwoFailures()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2");
        var support = await AskAsync(server, await AuthorizedAsync(server, "rsa", 3072));
        Assert.Equal(["rsa-sha2-512: Accepted (60)", "rsa-sha2-256: Accepted (60)", "ssh-rsa: Refused (51)"], Shown(support));
    }

    [Fact]
    public async Task WhatTheServerAnnouncedIsAskedFirst()
    {
        // Dropbear announces and takes rsa-sha2-256 and ssh-rsa, and not rsa-sha2-512.
        await using var server = await DropbearServer.StartAsync();
        var support = await AskAsync(server.Port, await ServerKeys.GetAsync("rsa", 3072), User);
        Assert.Equal(["rsa-sha2-256", "ssh-rsa", "rsa-sha2-512"], support.UserKeyAnswers!.Select(answer => answer.Algorithm));
    }

    [Fact]
    public async Task TheServersLogShowsOneConnectionAndNoSignature()
    {
        await using var server = await OpenSshServer.StartAsync("LogLevel DEBUG1");
        string key = await AuthorizedAsync(server, "ed25519");
        int before = (await server.WaitForLogAsync("Connection closed by")).Count;
        await AskAsync(server, key);
        string[] lines = [.. (await server.WaitForLogAsync("Disconnected from")).Skip(before)];
        Assert.Single(lines, line => line.StartsWith("Connection from", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("Postponed publickey for", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("Accepted publickey", StringComparison.Ordinal) || line.StartsWith("Failed publickey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheUserIsNamedInNoReport()
    {
        await using var server = await OpenSshServer.StartAsync();
        var report = new RecordingReport();
        await AskAsync(server.Port, await ServerKeys.GetAsync("ed25519"), "confidential-account", report);
        Assert.NotEmpty(report.Lines);
        Assert.DoesNotContain(report.Lines, line => line.Contains("confidential"));
    }

    [Fact]
    public async Task WithoutAQuestionThereAreNoAnswers()
    {
        await using var server = await OpenSshServer.StartAsync();
        var support = await HostProbe.RunAsync(new HostTarget("127.0.0.1", server.Port), new ProbeOptions(), null, CancellationToken.None);
        Assert.Null(support.UserKeyAnswers);
        Assert.Null(support.UserKeyProblem);
    }

    [Fact]
    public async Task AServerThatFallsSilentKeepsItsOffer()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.OpenAsync(ScriptedPeer.KexInit());
            await peer.ReceiveAsync();
            await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
            await peer.WaitForEndAsync();
        });
        var question = UserKeyQuestion.From(User, await ServerKeys.GetAsync("ed25519"));
        var support = await HostProbe.RunAsync(server.Target, new ProbeOptions { UserKey = question, Timeout = TimeSpan.FromSeconds(3) }, null, CancellationToken.None);
        Assert.Equal(["ssh-ed25519: NotAnswered"], Shown(support));
        Assert.Contains("Not answered for ssh-ed25519", support.UserKeyProblem);
        Assert.NotEmpty(support.KeyExchangeAlgorithms);
    }

    [Fact]
    public async Task AServerThatLetsAnybodyInProvesNoAlgorithm()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.OpenAsync(ScriptedPeer.KexInit());
            await peer.ReceiveAsync();
            await peer.SendAsync(new SshWriter().WriteByte(6).WriteString("ssh-userauth").ToArray());
            await peer.ReceiveAsync();
            await peer.SendAsync(52);
            await peer.WaitForEndAsync();
        });
        var support = await AskAsync(server.Port, await ServerKeys.GetAsync("rsa", 3072), User);
        Assert.Equal("rsa-sha2-512: NotAnswered (52)", Shown(support)[0]);
        Assert.Contains("without any proof", support.UserKeyProblem);
        Assert.NotEqual(UserSignatureAcceptance.Accepted, support.RsaSha2);
    }

    [Fact]
    public async Task WithoutACommonAlgorithmNothingIsAsked()
    {
        await using var server = ScriptedServer.Start(async peer =>
        {
            await peer.IdentifyAsync();
            await peer.NegotiateAsync(ScriptedPeer.KexInit(kex: "new-method@example.org"));
            await peer.WaitForEndAsync();
        });
        var support = await AskAsync(server.Port, await ServerKeys.GetAsync("ed25519"), User);
        Assert.Equal(["ssh-ed25519: NotAnswered"], Shown(support));
        Assert.Contains("not asked about", support.UserKeyProblem);
    }

    [Fact]
    public async Task APrivateFileShowsItsPublicHalfWithoutAPassphrase()
    {
        using TempFolder folder = new();
        string key = folder.File("id");
        await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-q", "-t", "ed25519", "-N", "secret phrase", "-f", key);
        string shown = Convert.ToBase64String(UserKeyQuestion.From(User, key + ".pub").Key.Blob);
        File.Delete(key + ".pub");
        Assert.Equal(shown, Convert.ToBase64String(UserKeyQuestion.From(User, key).Key.Blob));
    }

    [Fact]
    public async Task AnEncryptedPemFileHidesItAndTheErrorNamesThePubFile()
    {
        using TempFolder folder = new();
        string key = folder.File("id");
        await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-q", "-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "secret phrase", "-f", key);
        Assert.Equal(2048, UserKeyQuestion.From(User, key).Key.Bits);
        File.Delete(key + ".pub");
        var error = Assert.Throws<SshInputException>(() => UserKeyQuestion.From(User, key));
        Assert.Contains(".pub file", error.Message);
    }

    [Fact]
    public async Task FilesWithSeveralKeysAreNotGuessedAt()
    {
        using TempFolder folder = new();
        string two = folder.Write("two.pub", File.ReadAllText(await ServerKeys.GetAsync("ed25519") + ".pub") + File.ReadAllText(await ServerKeys.GetAsync("rsa", 3072) + ".pub"));
        Assert.Contains("2 keys", Assert.Throws<SshInputException>(() => UserKeyQuestion.From(User, two)).Message);
    }

    private static string[] Shown(SshAlgorithmSupport support) => [.. support.UserKeyAnswers!.Select(answer => answer.ToString())];

    private static async Task<string> AuthorizedAsync(OpenSshServer server, string type, int bits = 0)
    {
        string key = await ServerKeys.GetAsync(type, bits);
        File.Copy(key + ".pub", Path.Combine(server.Folder, "authorized_keys"));
        return key;
    }

    private static Task<SshAlgorithmSupport> AskAsync(OpenSshServer server, string key, string? user = null) => AskAsync(server.Port, key, user ?? User);

    private static Task<SshAlgorithmSupport> AskAsync(int port, string key, string user, IReport? report = null)
    {
        IReadOnlyList<ClientSelection> clients = [.. new[] { "Tera Term 4.106", "PuTTY 0.74", "PuTTY 0.78" }.SelectMany(ClientCatalogue.Select)];
        var options = new ProbeOptions { UserKey = UserKeyQuestion.From(user, key + ".pub"), Clients = clients, Timeout = Connecting.Patience };
        return HostProbe.RunAsync(new HostTarget("127.0.0.1", port), options, report, CancellationToken.None);
    }
}
