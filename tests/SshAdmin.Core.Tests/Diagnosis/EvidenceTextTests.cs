using System;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Tests.Diagnosis;

public class EvidenceTextTests
{
    private const string Leak = "LEAK";

    // Every property that may hold something local is filled with the word that must not come out.
    private static SshConnectionReport Report(SshConnectionReason reason) => new()
    {
        HostName = "server.example",
        Port = 2222,
        Address = "192.0.2.7",
        UserName = "alice\u001b[2J",
        Client = "PuTTY 0.74",
        Succeeded = reason == SshConnectionReason.None,
        FailedStage = reason == SshConnectionReason.None ? SshConnectionStage.None : ReasonTable.Find(reason).Stage,
        Reason = reason,
        Message = Leak,
        Remedy = Leak,
        Warnings = [Leak],
        Stages = [new SshConnectionStageResult(SshConnectionStage.Authenticate, SshStageOutcome.Failed, TimeSpan.Zero, Leak)],
        ClientIdentification = "SSH-2.0-SshAdmin_0.1.0",
        ServerIdentification = "SSH-2.0-OpenSSH_9.2p1",
        NegotiatedAlgorithms = new SshNegotiatedAlgorithms { KeyExchange = "curve25519-sha256", HostKey = "ssh-ed25519", Encryption = "aes256-ctr", Mac = "hmac-sha2-256", EncryptionServerToClient = "aes128-ctr", MacServerToClient = "hmac-sha2-512" },
        HostKeyType = "ssh-ed25519",
        HostKeyFingerprint = "SHA256:hostkey",
        HostKeyStatus = SshHostKeyStatus.Trusted,
        KnownHostsEntry = Leak,
        RemovalCommand = Leak,
        Banner = Leak,
        AuthenticationMethods = ["publickey", "password"],
        Attempts =
        [
            new SshAuthenticationAttempt { Method = "publickey", KeySource = Leak, Detail = Leak, Outcome = SshAuthenticationOutcome.NotTried },
            new SshAuthenticationAttempt { Method = "publickey", KeySource = Leak, Detail = Leak, KeyType = "ssh-rsa", KeyBits = 3072, KeyFingerprint = "SHA256:userkey", SignatureAlgorithm = "ssh-rsa", MessageNumbers = [50, 51], Outcome = SshAuthenticationOutcome.Refused },
        ],
        TestedAt = new DateTime(2026, 11, 20, 14, 5, 6, DateTimeKind.Utc),
    };

    [Fact]
    public void NothingLocalComesOutWhateverTheReason()
    {
        foreach (SshConnectionReason reason in Enum.GetValues<SshConnectionReason>())
        {
            Assert.DoesNotContain(Leak, EvidenceText.Build(Report(reason)));
        }
    }

    [Fact]
    public void AllThatTheOtherSideNeedsIsThere()
    {
        string text = EvidenceText.Build(Report(SshConnectionReason.KeyRefused)).Replace("\r\n", "\n");
        Assert.Equal(
            """
            SSH connection test: 2026-11-20 14:05:06 UTC
            Endpoint: server.example [192.0.2.7] port 2222
            User: alice\x1b[2J
            Client: SSH-2.0-SshAdmin_0.1.0, with the algorithms of PuTTY 0.74
            Server: SSH-2.0-OpenSSH_9.2p1
            Key exchange: curve25519-sha256
            Host key algorithm: ssh-ed25519
            Client to server: aes256-ctr, hmac-sha2-256
            Server to client: aes128-ctr, hmac-sha2-512
            Host key: ssh-ed25519 SHA256:hostkey
            Methods offered: publickey,password
            Attempt 1: publickey ssh-rsa 3072 SHA256:userkey with ssh-rsa: 50 sent, 51 received (Refused)
            Outcome: failed at Authenticate: KeyRefused. The server does not take this key for this user.

            """.Replace("\r\n", "\n"),
            text);
    }
}
