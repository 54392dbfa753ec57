using System;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>The same logs in the forms in which people send them.</summary>
public class LogFormTests
{
    public static TheoryData<string> Names => [.. LogSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void LineEndsDoNotMatter(string name)
    {
        var text = LogSamples.Text(name).Replace("\r", "");
        Assert.Equal(Summary(LogSamples.Text(name)), Summary(text));
        Assert.Equal(Summary(text), Summary(text.Replace("\n", "\r\n")));
    }

    [Theory]
    [InlineData("utf-16LE", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16LE", false)]
    [InlineData("utf-8", true)]
    public void RedirectedFilesAreReadInTheirEncoding(string encodingName, bool mark)
    {
        var encoding = Encoding.GetEncoding(encodingName);
        var text = LogSamples.Text("14-load-key-bad-permissions-vvv.log");
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var results = LogSamples.Read(BoundedLines.Read(new MemoryStream(bytes), LogLine.MaximumLength, TestContext.Current.CancellationToken));
        Assert.Equal(SshConnectionReason.KeyFileTooOpen, Assert.Single(results).Report.Reason);
    }

    [Fact]
    public void ErrorRecordsOfWindowsPowerShellAreRead()
    {
        // Windows PowerShell 5.1, ssh.exe -v ... 2> log.txt: the first line becomes an error record, the others do not.
        var lines = LogSamples.Text("18-connection-refused-v.log").Replace("\r", "").Split('\n').Where(line => !line.StartsWith('#')).ToArray();
        string[] decorated =
        [
            "ssh.exe : " + lines[0],
            "At line:1 char:1",
            "+ ssh.exe -v alice@127.0.0.1 2> log.txt",
            "+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
            "    + CategoryInfo          : NotSpecified: (OpenSSH_9.2p1...26 Jan 2026:String) [], RemoteException",
            "    + FullyQualifiedErrorId : NativeCommandError",
            " ",
            .. lines[1..],
        ];
        var result = Assert.Single(LogSamples.Read(decorated));
        Assert.Equal(SshConnectionReason.ConnectionRefused, result.Report.Reason);
        Assert.StartsWith("OpenSSH_9.2p1", result.Report.ClientIdentification, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", result.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void LogOfAWindowsClientIsRead()
    {
        // Lines of Win32-OpenSSH 9.5 as users show them in public issues (PowerShell/Win32-OpenSSH 1956, 2178); names changed.
        var result = Assert.Single(LogSamples.Read("""
            OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2
            debug3: Failed to open file:C:/Users/alice/.ssh/config error:2
            debug3: Failed to open file:C:/ProgramData/ssh/ssh_config error:2
            debug1: Connecting to server.example [192.0.2.7] port 22.
            debug1: Connection established.
            debug1: identity file C:\\Users\\alice/.ssh/id_rsa type 0
            debug1: Local version string SSH-2.0-OpenSSH_for_Windows_9.5
            debug1: Remote protocol version 2.0, remote software version OpenSSH_8.7
            debug1: Authenticating to server.example:22 as 'ec2-user'
            debug1: SSH2_MSG_SERVICE_ACCEPT received
            debug3: send packet: type 50
            debug3: receive packet: type 51
            debug1: Authentications that can continue: publickey
            debug1: Next authentication method: publickey
            debug1: Offering public key: C:\\Users\\alice/.ssh/id_rsa RSA SHA256:gGzPlb2Sq//qMMNaV3MAf8BrtMyhgWFX8IDWMspRzOg explicit
            debug3: send packet: type 50
            debug3: receive packet: type 60
            debug1: Server accepts key: C:\\Users\\alice/.ssh/id_rsa RSA SHA256:gGzPlb2Sq//qMMNaV3MAf8BrtMyhgWFX8IDWMspRzOg explicit
            @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
            @         WARNING: UNPROTECTED PRIVATE KEY FILE!          @
            @@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
            Permissions for 'C:\\Users\\alice/.ssh/id_rsa' are too open.
            Load key "C:\\Users\\alice/.ssh/id_rsa": bad permissions
            ec2-user@server.example: Permission denied (publickey).
            """));
        Assert.Equal(SshConnectionReason.KeyFileTooOpen, result.Report.Reason);
        Assert.Equal(@"C:\Users\alice/.ssh/id_rsa", result.Report.Attempts[^1].KeySource);
        Assert.Equal([50, 60], result.Report.Attempts[^1].MessageNumbers);
        Assert.DoesNotContain("alice", result.Excerpt, StringComparison.Ordinal);
        Assert.Contains("ec2-user", result.Excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void LogOfVersion6IsRead()
    {
        // Composed of the message strings of openssh-portable at V_6_6_P1 (sshconnect.c, sshconnect2.c, kex.c, packet.c).
        var report = Assert.Single(LogSamples.Read("""
            OpenSSH_6.6.1, OpenSSL 1.0.1e-fips 11 Feb 2013
            debug1: Connecting to old.example [192.0.2.8] port 22.
            debug1: Connection established.
            debug1: identity file /home/alice/.ssh/id_rsa type 1
            debug1: Remote protocol version 2.0, remote software version OpenSSH_5.3
            debug1: match: OpenSSH_5.3 pat OpenSSH_5* compat 0x0c000000
            debug1: SSH2_MSG_KEXINIT sent
            debug1: SSH2_MSG_KEXINIT received
            debug1: kex: server->client aes128-ctr hmac-md5 none
            debug1: kex: client->server aes128-ctr hmac-md5 none
            debug1: Server host key: RSA 12:34:56:78:9a:bc:de:f0:12:34:56:78:9a:bc:de:f0
            debug1: SSH2_MSG_NEWKEYS received
            debug1: SSH2_MSG_SERVICE_ACCEPT received
            debug1: Authentications that can continue: publickey,password
            debug1: Next authentication method: publickey
            debug1: Offering RSA public key: /home/alice/.ssh/id_rsa
            debug1: Authentications that can continue: publickey,password
            debug1: No more authentication methods to try.
            Permission denied (publickey,password).
            """)).Report;
        Assert.Equal(SshConnectionReason.KeyRefused, report.Reason);
        Assert.Equal("hmac-md5", report.NegotiatedAlgorithms!.Mac);
        Assert.Equal("/home/alice/.ssh/id_rsa", report.Attempts[^1].KeySource);
    }

    [Theory]
    [InlineData(2, SshConnectionReason.PublicKeyNotOffered)]
    [InlineData(-1, SshConnectionReason.NothingToOffer)]
    public void KeyThatTheServerDoesNotWantIsKnownWithoutTheListOfKeys(int type, SshConnectionReason reason)
    {
        // As ssh 9.9 and later write it, which list their keys only where they try them.
        var report = Assert.Single(LogSamples.Read($"""
            debug1: OpenSSH_10.5p1, OpenSSL 3.0.22 25 Aug 2026
            debug1: identity file /home/alice/.ssh/id_ed25519 type {type}
            debug1: Connecting to server.example [192.0.2.7] port 22.
            debug1: Connection established.
            debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2p1
            debug1: Authenticating to server.example:22 as 'ops'
            debug1: SSH2_MSG_NEWKEYS received
            debug1: SSH2_MSG_SERVICE_ACCEPT received
            debug1: Authentications that can continue: password,keyboard-interactive
            debug1: No more authentication methods to try.
            ops@server.example: Permission denied (password,keyboard-interactive).
            """)).Report;
        Assert.Equal(reason, report.Reason);
    }

    [Fact]
    public void SeveralAttemptsGiveSeveralReportsInTheirOrder()
    {
        string[] names = ["18-connection-refused-v.log", "01-publickey-ok-new-hostkey-vvv.log", "04-password-wrong-v.log"];
        var results = LogSamples.Read(string.Concat(names.Select(LogSamples.Text)));
        Assert.Equal([SshConnectionReason.ConnectionRefused, SshConnectionReason.None, SshConnectionReason.PasswordRefused], results.Select(result => result.Report.Reason));
    }

    [Theory]
    [InlineData("ssh: connect to host server.example port 22: Connection refused", SshConnectionStage.Connect, SshConnectionReason.ConnectionRefused)]
    [InlineData("ssh: connect to host server.example port 22: Connection timed out", SshConnectionStage.Connect, SshConnectionReason.ConnectionTimedOut)]
    [InlineData("ssh: connect to host server.example port 22: No route to host", SshConnectionStage.Connect, SshConnectionReason.HostUnreachable)]
    [InlineData("Unable to negotiate with 192.0.2.7 port 22: no matching cipher found. Their offer: aes128-cbc,3des-cbc", SshConnectionStage.Negotiate, SshConnectionReason.NoCommonCipher)]
    [InlineData("me@server.example: Permission denied (publickey).", SshConnectionStage.Authenticate, SshConnectionReason.SignInRefused)]
    [InlineData("Received disconnect from 192.0.2.7 port 22:2: Too many authentication failures", SshConnectionStage.Authenticate, SshConnectionReason.TooManyFailures)]
    [InlineData("Bad owner or permissions on C:\\\\Users\\\\me/.ssh/config", SshConnectionStage.Configure, SshConnectionReason.ClientConfigurationTooOpen)]
    [InlineData("Connection to server.example closed by remote host.", SshConnectionStage.Session, SshConnectionReason.ConnectionLost)]
    public void LastWordsAloneSayWhatTheyCanAndAskForMore(string line, SshConnectionStage stage, SshConnectionReason reason)
    {
        var report = Assert.Single(LogSamples.Read(line)).Report;
        Assert.Equal(stage, report.FailedStage);
        Assert.Equal(reason, report.Reason);
        Assert.Contains("-v", string.Join(' ', report.NotShown), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongPasswordIsKnownWithoutDebugLines()
    {
        var report = Assert.Single(LogSamples.Read("Permission denied, please try again.\nPermission denied, please try again.\nme@server.example: Permission denied (publickey,password).\n")).Report;
        Assert.Equal(SshConnectionReason.PasswordRefused, report.Reason);
        Assert.Equal("me", report.UserName);
    }

    [Fact]
    public void CutLogSaysThatItIsCut()
    {
        var text = LogSamples.Text("04-password-wrong-v.log");
        var report = Assert.Single(LogSamples.Read(text[..text.IndexOf("debug1: Authentications", StringComparison.Ordinal)])).Report;
        Assert.Equal(SshConnectionReason.LogIncomplete, report.Reason);
        Assert.Equal(SshConnectionStage.Authenticate, report.FailedStage);
        Assert.Equal(SshStageOutcome.Unknown, report.Stages[^1].Outcome);
        Assert.Contains(report.NotShown, line => line.Contains("-vvv", StringComparison.Ordinal));
    }

    [Fact]
    public void EvidenceSaysWhatALogDoesNotName()
    {
        var evidence = Assert.Single(LogSamples.Read("Bad owner or permissions on /home/me/.ssh/config")).Report.Evidence;
        Assert.Contains("Endpoint: (not shown)", evidence, StringComparison.Ordinal);
        Assert.Contains("User: (not shown)", evidence, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/me", evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherTextHoldsNoConnection() => Assert.Empty(LogSamples.Read("hello\nNov 20 14:00:00 host sshd[1]: Server listening on 0.0.0.0 port 22.\n\n"));

    [Fact]
    public void AdviceNamesTheLineForSshConfigAsALiveTestDoes()
    {
        var report = LogSamples.ReadFile("08-no-matching-hostkey-type-vv.log")[0].Report;
        Assert.Contains("HostKeyAlgorithms +ssh-rsa", report.Remedy, StringComparison.Ordinal);
        Assert.Contains("The client offers ssh-ed25519-cert-v01@openssh.com", report.Message, StringComparison.Ordinal);
    }

    // What people compare: everything of the report but the words that show a level.
    private static string[] Summary(string text) =>
        [.. LogSamples.Read(text).Select(result => result.Report).Select(report => report.Evidence + report.HostKeyStatus + string.Join(';', report.Attempts.Select(attempt => attempt.KeySource)))];
}
