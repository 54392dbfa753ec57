using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Sessions.Channels;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>Keys come and go on a real sshd, whatever the login shell of the user is.</summary>
public class OpenSshRegistrationTests
{
    private static readonly string[] Configuration = ["AuthorizedKeysFile .ssh/authorized_keys", "StrictModes yes"];

    [Theory]
    [InlineData("bash", "bash")]
    [InlineData("dash", "dash")]
    [InlineData("tcsh", "tcsh")]
    [InlineData("fish", "fish")]
    public async Task KeyIsAddedListedUsedAndRemoved(string shell, string package)
    {
        await using TestAccount account = await TestAccount.CreateAsync(shell, package);
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();

        SshAuthorizedKey added = await session.AddAsync(session.WithPassword(), line);
        Assert.Equal((SshAuthorizedKeyStatus.Added, account.KeysFile), (added.Status, added.Path));
        Assert.True(await session.VerifyAsync(session.WithPassword(), line, key));
        Assert.Equal(0, (await session.SshAsync(key)).ExitCode);

        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithKey(key), line)).Status);
        Assert.Equal(added.Fingerprint, Assert.Single(await session.ListAsync(session.WithKey(key))).Fingerprint);
        Assert.Equal(line + "\n", File.ReadAllText(account.KeysFile));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Modes.Get(account.KeysFile));

        Assert.Single(await session.RemoveAsync(session.WithPassword(), line));
        Assert.NotEqual(0, (await session.SshAsync(key)).ExitCode);
        Assert.Equal([account.KeysFile], Directory.GetFileSystemEntries(Path.GetDirectoryName(account.KeysFile)!));
    }

    [Theory]
    [InlineData("bash", "bash")]
    [InlineData("dash", "dash")]
    [InlineData("tcsh", "tcsh")]
    [InlineData("fish", "fish")]
    public async Task AReadOnlyFileIsChangedAndStaysReadOnly(string shell, string package)
    {
        await using TestAccount account = await TestAccount.CreateAsync(shell, package);
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await WriteAsync(account, Samples.Bytes(Samples.Rsa + "\n"));
        Modes.Set(account.KeysFile, UnixFileMode.UserRead);

        await session.AddAsync(session.WithPassword(), Samples.Ed25519, backup: true);

        Assert.Equal([Samples.Rsa, Samples.Ed25519], File.ReadAllLines(account.KeysFile));
        Assert.Equal(UnixFileMode.UserRead, Modes.Get(account.KeysFile));
        Assert.Single(await session.RemoveAsync(session.WithPassword(), Samples.Rsa));
        Assert.Equal(UnixFileMode.UserRead, Modes.Get(account.KeysFile));
    }

    // ssh-copy-id says "already exist" here, because the login with the other identity works.
    [Fact]
    public async Task AnotherKeyThatWorksIsNoReasonToSkipThisOne()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string working = await ServerKeys.GetAsync("ecdsa", 384);
        await session.AddAsync(session.WithPassword(), File.ReadAllText(working + ".pub").Trim());

        Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithKey(working), Samples.Ed25519)).Status);
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithKey(working), Samples.Ed25519)).Status);
        Assert.Equal(2, File.ReadAllLines(account.KeysFile).Length);
    }

    [Fact]
    public async Task OtherBytesStayAndTheMissingLineEndIsMade()
    {
        await using TestAccount account = await TestAccount.CreateAsync("tcsh", "tcsh");
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        byte[] before = [.. Samples.Bytes($"# 'it''s' \"odd\" !! $HOME \\ `x`\r\nfrom=\"10.0.0.1\" {Samples.Rsa}"), 0xe4];
        await WriteAsync(account, before);

        await session.AddAsync(session.WithPassword(), Samples.Ed25519, backup: true);

        Assert.Equal([.. before, .. Samples.Bytes($"\r\n{Samples.Ed25519}\r\n")], File.ReadAllBytes(account.KeysFile));
        Assert.Equal(before, File.ReadAllBytes(Assert.Single(Directory.GetFiles(account.Home + "/.ssh", "*.bak"))));
    }

    [Fact]
    public async Task Utf16IsConvertedOnceThatIsAgreedTo()
    {
        await using TestAccount account = await TestAccount.CreateAsync("dash", "dash");
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        byte[] before = System.Text.Encoding.Unicode.GetBytes(Samples.Ed25519 + "\r\n");
        await WriteAsync(account, before);
        List<string> asked = [];

        await session.Open(session.WithPassword()).AddAsync([Samples.Key(Samples.Ed25519)], action => { asked.Add(action); return Task.FromResult(false); }, false, TestContext.Current.CancellationToken);
        Assert.Equal(before, File.ReadAllBytes(account.KeysFile));
        Assert.Contains("UTF-8", Assert.Single(asked));

        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithPassword(), Samples.Ed25519)).Status);
        Assert.Equal(Samples.Ed25519 + "\r\n", File.ReadAllText(account.KeysFile));
    }

    [Fact]
    public async Task ALineThatSshdPassesOverDoesNotCount()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();
        await WriteAsync(account, Samples.Bytes($"no-ptyy {line}\n"));

        Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithPassword(), line)).Status);
        Assert.Contains("line 1 ", Assert.Single(session.Report.Warnings));
        Assert.Equal(2, (await session.ListAsync(session.WithKey(key))).Count);
        Assert.Contains("'no-ptyy'", session.Report.Warnings[1]);
    }

    [Fact]
    public async Task TheKeyThatSignsInStaysUnlessForced()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();
        await session.AddAsync(session.WithPassword(), line);

        Assert.Equal(ErrorReason.OwnKeyRemoval, (await Assert.ThrowsAsync<SshPolicyException>(() => session.RemoveAsync(session.WithKey(key), line))).Reason);
        Assert.Equal(line + "\n", File.ReadAllText(account.KeysFile));
        Assert.Single(await session.RemoveAsync(session.WithKey(key), line, force: true));
    }

    [Fact]
    public async Task VerifyingSaysNoWhereSshdIgnoresTheFile()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], "AuthorizedKeysFile .ssh/other");
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();
        await session.AddAsync(session.WithPassword(), line);

        Assert.False(await session.VerifyAsync(session.WithPassword(), line, key));
        Assert.False(await session.VerifyAsync(session.WithPassword(), line, null));
    }

    [Fact]
    public async Task APublicKeyAloneIsAskedAbout()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await session.AddAsync(session.WithPassword(), Samples.Ed25519);

        Assert.True(await session.VerifyAsync(session.WithPassword(), Samples.Ed25519, null));
        Assert.False(await session.VerifyAsync(session.WithPassword(), Samples.Ecdsa, null));
    }

    [Fact]
    public async Task ASecondRunNeedsNoMoreThanOneConnectionEach()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await server.WaitForLogAsync("Connection closed by"); // the look whether it has started
        int before = Connections(server);

        await session.AddAsync(session.WithPassword(), Samples.Ed25519);
        await session.VerifyAsync(session.WithPassword(), Samples.Ed25519, null);
        await server.WaitForLogAsync("preauth");

        Assert.Equal(2, Connections(server) - before);
    }

    // Two writers, each with its own connection: the lock and the comparison keep both keys.
    [Fact]
    public async Task WritersAtTheSameTimeLoseNoKey()
    {
        await using TestAccount account = await TestAccount.CreateAsync("dash", "dash");
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string[] lines = Samples.Many(6);

        await Task.WhenAll(lines.Select(line => session.AddAsync(session.WithPassword(), line)));

        Assert.Equal(lines.Order(), File.ReadAllLines(account.KeysFile).Order());
    }

    [Fact]
    public async Task AFailedLoginIsToldAsTestSshConnectionTellsIt()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));

        SshAccessException failure = await Assert.ThrowsAsync<SshAccessException>(() => session.AddAsync(session.WithPassword("wrong"), Samples.Ed25519));

        Assert.Equal(ErrorReason.SignInFailed, failure.Reason);
        Assert.DoesNotContain("wrong", failure.Message);
    }

    [Theory]
    [InlineData("Subsystem sftp internal-sftp", "ForceCommand internal-sftp")]
    [InlineData("Subsystem sftp internal-sftp", "ForceCommand internal-sftp", "ChrootDirectory %h")]
    public async Task AServerThatOnlyTransfersFilesIsReachedBySftp(params string[] lines)
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], [.. Configuration, .. lines]);
        if (lines.Length > 2)
        {
            // sshd wants the root of a jail to be root's; the user's own folder in it has to be there then.
            await WriteAsync(account, []);
            File.Delete(account.KeysFile);
            await Tool.OutputAsync("/bin/chown", "root:", account.Home);
            Modes.Set(account.Home, (UnixFileMode)0b111_101_101);
        }

        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();

        Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithPassword(), line)).Status);
        Assert.Contains(session.Report.VerboseLines, text => text.Contains("through SFTP"));
        Assert.True(await session.VerifyAsync(session.WithPassword(), line, key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Modes.Get(account.KeysFile));
        await session.AddAsync(session.WithKey(key), Samples.Ed25519, backup: true);
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithKey(key), line)).Status);
        Assert.Equal(2, (await session.ListAsync(session.WithKey(key))).Count);
        Assert.Single(await session.RemoveAsync(session.WithPassword(), line));
        Assert.Equal(Samples.Ed25519 + "\n", File.ReadAllText(account.KeysFile));
        Assert.Equal(2, Directory.GetFileSystemEntries(Path.GetDirectoryName(account.KeysFile)!).Length); // the file and its backup
    }

    // sshd frees the place of a session a moment after it has closed its channel; without patience, every second round fails.
    [Theory]
    [InlineData("UseDNS no")]
    [InlineData("Subsystem sftp internal-sftp", "ForceCommand internal-sftp")]
    public async Task OneSessionAtATimeIsEnough(params string[] lines)
    {
        const int rounds = 8;
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], [.. Configuration, .. lines, "MaxSessions 1"]);
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        await WriteAsync(account, File.ReadAllBytes(key + ".pub"));

        for (int round = 0; round < rounds; round++)
        {
            Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithKey(key), Samples.Ed25519)).Status);
            Assert.Single(await session.RemoveAsync(session.WithKey(key), Samples.Ed25519));
        }
    }

    [Fact]
    public async Task AServerWithoutAnySessionSaysSo()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], [.. Configuration, "MaxSessions 0"]);
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));

        SshConnectionException failure = await Assert.ThrowsAsync<SshConnectionException>(() => session.ListAsync(session.WithPassword()));

        Assert.Equal(ErrorReason.RemoteNotSupported, failure.Reason);
        Assert.Contains("open failed", failure.Message);
    }

    [Theory]
    [InlineData("UseDNS no")]
    [InlineData("Subsystem sftp internal-sftp", "ForceCommand internal-sftp")]
    public async Task AKeyInTheSecondFileOfSshdIsListedAndRevoked(params string[] lines)
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], ["AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2", .. lines]);
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = File.ReadAllText(key + ".pub").Trim();
        await WriteAsync(account, Samples.Bytes(Samples.Ed25519 + "\n"), "2", Samples.Bytes($"{Samples.Rsa}\n{line}\n"));

        Assert.Equal([account.KeysFile, account.KeysFile + "2", account.KeysFile + "2"], (await session.ListAsync(session.WithKey(key))).Select(listed => listed.Path));
        Assert.Contains("authorized_keys2", Assert.Single(session.Report.Warnings));

        // The own key in the second file keeps the first one as it is, too.
        await Assert.ThrowsAsync<SshPolicyException>(() => session.Open(session.WithKey(key)).RemoveAsync(new KeySelector([], [], null), _ => Task.FromResult(true), force: false, backup: false, TestContext.Current.CancellationToken));
        Assert.Equal(Samples.Ed25519 + "\n", File.ReadAllText(account.KeysFile));

        Assert.Equal(account.KeysFile + "2", Assert.Single(await session.RemoveAsync(session.WithPassword(), line)).Path);
        Assert.Equal(Samples.Rsa + "\n", File.ReadAllText(account.KeysFile + "2"));
        Assert.False(await session.VerifyAsync(session.WithPassword(), line, key));
    }

    [Theory]
    [InlineData("UseDNS no")]
    [InlineData("Subsystem sftp internal-sftp", "ForceCommand internal-sftp")]
    public async Task ALinkToAFileThatIsNotThereYetIsFollowed(params string[] lines)
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], [.. Configuration, .. lines]);
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await WriteAsync(account, []);
        File.Delete(account.KeysFile);
        File.CreateSymbolicLink(account.KeysFile, "../keys");

        await session.AddAsync(session.WithPassword(), Samples.Ed25519);

        Assert.Equal("../keys", new FileInfo(account.KeysFile).LinkTarget);
        Assert.Equal(Samples.Ed25519 + "\n", File.ReadAllText(account.Home + "/keys"));
    }

    [Fact]
    public async Task AStaleLockIsNamedWhereSftpHasNoWordForIt()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], [.. Configuration, "Subsystem sftp internal-sftp"]);
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await WriteAsync(account, Samples.Bytes(Samples.Rsa + "\n"));
        Directory.CreateDirectory(account.KeysFile + ".lock");
        using OpenedSession opened = await SessionOpener.OpenAsync(session.WithPassword(), KeyFileGuard.ForThisSystem(), session.Report, TestContext.Current.CancellationToken);
        SftpFiles files = new(new SessionChannels(opened.Transport!), "server") { LockPatience = System.TimeSpan.Zero };
        RemoteKeysFile read = (await files.ReadAsync(RemoteKeysFile.First))!;

        SshAccessException failure = await Assert.ThrowsAsync<SshAccessException>(() => files.ReplaceAsync(read, [], backup: false));

        Assert.Equal(ErrorReason.RemoteChangeFailed, failure.Reason);
        Assert.Contains($"'{account.KeysFile}.lock'", failure.Message);
        Assert.True(Directory.Exists(account.KeysFile + ".lock"));
        Assert.Equal(Samples.Rsa + "\n", File.ReadAllText(account.KeysFile));
        await opened.CloseAsync();
    }

    // A file system that is full, as the account sees it: nothing can be written, and the server's words say why.
    [Fact]
    public async Task WhatTheServerSaysIsToldAndNothingIsGuessed()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await StartAsync();
        RemoteSession session = new(server.Port, account.Name, File.ReadAllText(server.HostKeys[0] + ".pub"));
        await WriteAsync(account, Samples.Bytes(Samples.Rsa + "\n"));
        string folder = Path.GetDirectoryName(account.KeysFile)!;
        Assert.SkipWhen((await Tool.RunAsync("/bin/mount", "-t", "tmpfs", "-o", $"nr_inodes=3,mode=0700,uid={(await Tool.OutputAsync("/usr/bin/id", "-u", account.Name)).Trim()}", "tmpfs", folder)).ExitCode != 0, "This container may not mount a tmpfs.");
        try
        {
            await WriteAsync(account, Samples.Bytes(Samples.Rsa + "\n"));

            SshAccessException failure = await Assert.ThrowsAsync<SshAccessException>(() => session.AddAsync(session.WithPassword(), Samples.Ed25519));

            Assert.Equal(ErrorReason.RemoteChangeFailed, failure.Reason);
            Assert.Contains("No space left on device", failure.Message);
            Assert.DoesNotContain("perhaps", failure.Message);
        }
        finally
        {
            await Tool.OutputAsync("/bin/umount", folder);
        }
    }

    private static Task<OpenSshServer> StartAsync() => OpenSshServer.StartAsync([("ed25519", 0)], Configuration);

    private static int Connections(OpenSshServer server) => server.Log.Count(line => line.StartsWith("Connection from", System.StringComparison.Ordinal));

    private static async Task WriteAsync(TestAccount account, byte[] content, string ending = "", byte[]? other = null)
    {
        Directory.CreateDirectory(account.Home + "/.ssh");
        await File.WriteAllBytesAsync(account.KeysFile, content, TestContext.Current.CancellationToken);
        if (other is not null)
        {
            await File.WriteAllBytesAsync(account.KeysFile + ending, other, TestContext.Current.CancellationToken);
        }

        await Tool.OutputAsync("/bin/chown", "-R", $"{account.Name}:", account.Home + "/.ssh");
    }
}
