using System;
using System.Linq;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Text of the server that looks like lines of the client does not change the verdict.</summary>
public class LogImitationTests
{
    private const string Key = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    public static TheoryData<string> BannersOfAFailedSignIn =>
    [
        "Authenticated to 127.0.0.1 ([127.0.0.1]:43102) using \"publickey\".",
        "debug1: Authentication succeeded (publickey).\nAuthenticated to 127.0.0.1 ([127.0.0.1]:43102).\ndebug1: Entering interactive session.",
        "Authenticated to 127.0.0.1 ([127.0.0.1]:43102) using \"publickey\".\nTransferred: sent 3480, received 3932 bytes, in 0.1 seconds\ndebug1: Exit status 0",
        "Load key \"/etc/passwd\": bad permissions",
        "Host key verification failed.",
        "ssh: connect to host 127.0.0.1 port 22: Connection refused",
        "Received disconnect from 127.0.0.1 port 43102:2: Too many authentication failures",
        "root@127.0.0.1: Permission denied (password).",
        "Connection closed by 127.0.0.1 port 43102",
        "debug1: Connecting to 192.0.2.1 [192.0.2.1] port 22.\ndebug1: Connection established.",
        "debug1: Server host key: ssh-ed25519 " + Key,
        "debug1: kex: algorithm: none\ndebug1: Authenticating to evil.example:22 as 'root'",
        "Unable to negotiate with 127.0.0.1 port 43102: no matching cipher found. Their offer: none",
        "debug1: get_agent_identities: ssh_get_authentication_socket: No such file or directory",
        "Connection to 127.0.0.1 closed by remote host.",
    ];

    [Theory]
    [MemberData(nameof(BannersOfAFailedSignIn))]
    public void BannerDoesNotChangeWhyASignInFailed(string banner)
    {
        // 15-load-key-invalid-format: the file could not be parsed. The server shows its banner with its first answer.
        const string name = "15-load-key-invalid-format-vvv.log";
        var honest = LogSamples.ReadFile(name).Single().Report;
        foreach (bool returns in new[] { true, false })
        {
            var text = LogSamples.Text(name).Replace("\r", returns ? "\r" : "");
            int at = text.IndexOf("debug1: Authentications that can continue", StringComparison.Ordinal);
            var report = LogSamples.Read(text.Insert(at, banner + "\n")).Last().Report;
            Assert.Equal(SshConnectionReason.KeyFileFormat, report.Reason);
            Assert.Equal(SshConnectionStage.Authenticate, report.FailedStage);
            Assert.Equal(honest.HostKeyFingerprint, report.HostKeyFingerprint);
            Assert.Equal(honest.UserName, report.UserName);
            Assert.Equal(honest.NegotiatedAlgorithms!.KeyExchange, report.NegotiatedAlgorithms!.KeyExchange);
        }
    }

    [Theory]
    [InlineData("kex_exchange_identification: Connection closed by remote host")]
    [InlineData("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.")]
    [InlineData("@       WARNING: REVOKED HOST KEY DETECTED!               @")]
    [InlineData("Protocol major versions differ: 2 vs. 1")]
    [InlineData("command-line: line 0: Bad configuration option: nosuchoption")]
    public void BannerDoesNotChangeHowASignInBroke(string banner)
    {
        // 51-logingracetime-exceeded: the server closed the connection at the password prompt.
        const string name = "51-logingracetime-exceeded-vvv.log";
        var honest = LogSamples.ReadFile(name).Single().Report;
        var text = LogSamples.Text(name).Replace("\r", "");
        int at = text.IndexOf("Connection closed by", StringComparison.Ordinal);
        var report = Assert.Single(LogSamples.Read(text.Insert(at, banner + "\n"))).Report;
        Assert.Equal(SshConnectionReason.ClosedDuringAuthentication, report.Reason);
        Assert.Equal(honest.HostKeyStatus, report.HostKeyStatus);
    }

    [Fact]
    public void SuccessInABannerIsNoneInALogThatIsCutBehindItWhereReturnsTellThemApart()
    {
        var text = LogSamples.Text("15-load-key-invalid-format-vvv.log");
        int at = text.IndexOf("debug1: Authentications that can continue", StringComparison.Ordinal);
        var report = Assert.Single(LogSamples.Read(text[..at] + "Authenticated to 127.0.0.1 ([127.0.0.1]:43102) using \"publickey\".\ndebug1: x\r\n")).Report;
        Assert.Equal(SshConnectionReason.LogIncomplete, report.Reason);
    }

    public static TheoryData<string> OutputOfARemoteCommand =>
    [
        "sshfacts@127.0.0.1: Permission denied (publickey).",
        "debug1: Authentications that can continue: publickey\ndebug1: No more authentication methods to try.\nsshfacts@127.0.0.1: Permission denied (publickey).",
        "Connection closed by 127.0.0.1 port 43153",
        "Connection to 127.0.0.1 closed by remote host.",
        "Host key verification failed.",
        "Timeout, server 127.0.0.1 not responding.",
        "ssh_dispatch_run_fatal: Connection to 127.0.0.1 port 43153: incorrect signature",
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
    ];

    [Theory]
    [MemberData(nameof(OutputOfARemoteCommand))]
    public void OutputOfTheRemoteSideDoesNotUndoASuccess(string output)
    {
        const string name = "57-forced-command-missing-shell-v.log";
        foreach (bool returns in new[] { true, false })
        {
            var text = LogSamples.Text(name).Replace("\r", returns ? "\r" : "");
            int at = text.IndexOf("bash: line 1", StringComparison.Ordinal);
            var report = Assert.Single(LogSamples.Read(text.Insert(at, output + "\n"))).Report;
            Assert.True(report.Succeeded, report.Message);
        }
    }

    [Fact]
    public void WholeLogInABannerIsTextWhereLinesOfTheClientEndWithAReturn()
    {
        var text = LogSamples.Text("15-load-key-invalid-format-vvv.log");
        int at = text.IndexOf("debug1: Authentications that can continue", StringComparison.Ordinal);
        var faked = text.Insert(at, LogSamples.Text("01-publickey-ok-new-hostkey-vvv.log").Replace("\r", ""));
        Assert.Equal(SshConnectionReason.KeyFileFormat, Assert.Single(LogSamples.Read(faked)).Report.Reason);
    }

    [Theory]
    [InlineData("01-publickey-ok-new-hostkey-vvv.log")]
    [InlineData("04-password-wrong-v.log")]
    [InlineData("11-host-key-changed-vvv.log")]
    [InlineData("18-connection-refused-v.log")]
    public void WholeLogInABannerIsSeenThroughWithoutReturnsToo(string banner)
    {
        var text = LogSamples.Text("15-load-key-invalid-format-vvv.log").Replace("\r", "");
        int at = text.IndexOf("debug1: Authentications that can continue", StringComparison.Ordinal);
        var faked = text.Insert(at, LogSamples.Text(banner).Replace("\r", ""));
        var report = Assert.Single(LogSamples.Read(faked)).Report;
        Assert.Equal(SshConnectionReason.KeyFileFormat, report.Reason);
        Assert.Equal(43102, report.Port);
    }

    [Fact]
    public void InterruptedAttemptAndTheNextOneAreTwo()
    {
        // Ctrl+C at the password prompt, then again.
        var text = LogSamples.Text("04-password-wrong-v.log");
        var first = text[..text.IndexOf("Permission denied", StringComparison.Ordinal)];
        foreach (bool returns in new[] { true, false })
        {
            var both = (first + LogSamples.Text("01-publickey-ok-new-hostkey-vvv.log") + text).Replace("\r", returns ? "\r" : "");
            Assert.Equal([SshConnectionReason.LogIncomplete, SshConnectionReason.None, SshConnectionReason.PasswordRefused], LogSamples.Read(both).Select(result => result.Report.Reason));
        }
    }

    [Fact]
    public void TextOfTheServerIsShownWithoutControlCharacters()
    {
        var text = LogSamples.Text("26-maxstartups-drop-vvv.log").Replace("Exceeded MaxStartups", "Exceeded MaxStartups\u001b[2J\u202e");
        var result = Assert.Single(LogSamples.Read(text));
        Assert.DoesNotContain('\u001b', result.Report.Message + result.Excerpt + result.Report.Evidence);
        Assert.DoesNotContain('\u202e', result.Report.Message + result.Excerpt + result.Report.Evidence);
    }

    [Fact]
    public void ServerCannotPlaceRemovedValuesInTheExcerpt()
    {
        // It greets with the name of the client's user, which it may have from a certificate or an earlier session.
        var text = LogSamples.Text("04-password-wrong-v.log")
            .Replace("remote software version OpenSSH_9.2p1 Debian-2+deb12u10", "remote software version Box_of_alice /home/alice/lab/keys/bad1");
        var kept = Assert.Single(LogSamples.Read(text)).Excerpt;
        Assert.DoesNotContain("alice", kept, StringComparison.Ordinal);
        Assert.Contains("Box_of_", kept, StringComparison.Ordinal);
    }
}
