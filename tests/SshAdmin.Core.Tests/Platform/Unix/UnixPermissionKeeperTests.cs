using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>Real files; the judges are ssh and sshd of Debian, which talk to each other through a pipe (sshd -i).</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnixPermissionKeeperTests : IDisposable
{
    private const string Sshd = "/usr/sbin/sshd";
    private const UnixFileMode OpenMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    // Below the home folder: sshd judges all folders up to it, and /tmp is writable by everybody.
    private readonly string _folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".sshadmin-test-" + Guid.NewGuid().ToString("N")[..8]);
    private readonly SshKeyAclRequest _request = new();

    public UnixPermissionKeeperTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix only");
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void SshRefusesAnOpenKeyAndAcceptsItAfterTheRepair()
    {
        string key = MakeSignIn();
        File.SetUnixFileMode(key, OpenMode);
        Assert.Contains("UNPROTECTED PRIVATE KEY FILE", SignIn(key).Errors);
        Assert.Equal(SshKeyAclVerdict.TooOpen, Keeper.Test(key, _request).Verdict);

        var report = Keeper.Plan(key, _request).Apply();

        Assert.Equal(("0644", "0600", true, true), (report.Mode, report.RepairMode, report.Changed, report.IsSecure));
        Assert.Equal(0, SignIn(key).ExitCode);
    }

    [Fact]
    public void SshdRefusesAuthorizedKeysThatOthersWriteAndAcceptsThemAfterTheRepair()
    {
        string key = MakeSignIn();
        string authorized = Path.Combine(_folder, "authorized_keys");
        // Others, not the group: Debian's sshd lets a group write that has no member but the user.
        File.SetUnixFileMode(authorized, OpenMode | UnixFileMode.OtherWrite);
        var refused = SignIn(key);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("bad ownership or modes for file", refused.ServerLog);

        Assert.True(Keeper.Plan(authorized, _request).Apply().IsSecure);

        Assert.Equal(0, SignIn(key).ExitCode);
    }

    [Fact]
    public void SshdRefusesAFolderThatOthersWriteAndAcceptsItAfterTheRepair()
    {
        string key = MakeSignIn();
        string authorized = Path.Combine(_folder, "authorized_keys");
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute);
        var refused = SignIn(key);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("bad ownership or modes for directory", refused.ServerLog);
        Assert.Equal("U4", Keeper.Test(authorized, _request).Findings.Single().Rule);

        Assert.True(Keeper.Plan(authorized, _request).Apply().IsSecure);

        Assert.Equal(0, SignIn(key).ExitCode);
    }

    [Fact]
    public void SshAcceptsWhatIsCalledSecure()
    {
        string key = MakeSignIn();
        Assert.Equal(SshKeyAclVerdict.Secure, Keeper.Test(key, _request).Verdict);
        Assert.Equal(SshKeyAclVerdict.Secure, Keeper.Test(Path.Combine(_folder, "authorized_keys"), _request).Verdict);
        Assert.Equal(0, SignIn(key).ExitCode);
    }

    [Fact]
    public void OfALinkTheTargetIsJudgedAndRepaired()
    {
        string target = OpenFile("real");
        string link = Path.Combine(_folder, "id_link");
        File.CreateSymbolicLink(link, target);

        var report = Keeper.Plan(link, _request).Apply();

        Assert.True(report.IsSecure);
        Assert.Contains(report.Findings, finding => finding.Rule == "V2" && finding.Message.Contains(target));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        Assert.Equal(target, new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void APlanThatIsNotAppliedChangesNothing()
    {
        string path = OpenFile("id_key");
        var plan = Keeper.Plan(path, _request);
        Assert.True(plan.IsNeeded);
        Assert.Equal([$"set the mode of '{path}' to 0600 instead of 0644"], plan.Before.Changes);
        Assert.Equal(OpenMode, File.GetUnixFileMode(path));
    }

    [Fact]
    public void ASecondRepairIsNotNeeded()
    {
        string path = OpenFile("id_key");
        Keeper.Plan(path, _request).Apply();
        Assert.False(Keeper.Plan(path, _request).IsNeeded);
    }

    [Fact]
    public void AMissingFileIsAnErrorByName() =>
        Assert.Equal(ErrorReason.PathNotFound, Assert.Throws<SshInputException>(() => Keeper.Test(Path.Combine(_folder, "none"), _request)).Reason);

    [Fact]
    public void AFileOfUnknownKindIsJudgedAndNotRepaired()
    {
        string path = OpenFile("notes.txt", "milk");
        Assert.Equal(SshKeyAclVerdict.TooOpen, Keeper.Test(path, _request).Verdict);
        Assert.Equal(ErrorReason.FileKindUnknown, Assert.Throws<SshInputException>(() => Keeper.Plan(path, _request)).Reason);
        Assert.Equal(OpenMode, File.GetUnixFileMode(path));
    }

    // What applies to files on Windows only is refused here, not passed over.
    [Theory]
    [InlineData("7.7", null)]
    [InlineData(null, true)]
    public void VersionsAndTokensOfWindowsAreRefused(string? version, bool? elevated)
    {
        string path = OpenFile("id_key");
        var request = SshKeyAclRequest.Create(null, null, elevated: elevated, openSshVersion: version);
        Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => Keeper.Test(path, request)).Reason);
    }

    [Fact]
    public void APipeIsNotReadFrom()
    {
        string pipe = Path.Combine(_folder, "pipe");
        Process.Start("mkfifo", pipe).WaitForExit();
        Assert.Equal(SshFileKind.UserPrivateKey, Keeper.Test(pipe, _request).Kind);
    }

    // The folder is the home folder to the keeper, so that no repair can go beyond it.
    private UnixPermissionKeeper Keeper => new(new OneAccount(_folder));

    private string OpenFile(string name, string content = "-----BEGIN OPENSSH PRIVATE KEY-----\n")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        File.SetUnixFileMode(path, OpenMode);
        return path;
    }

    /// <summary>A key, an authorized_keys with it, a host key and a configuration.</summary>
    private string MakeSignIn()
    {
        Assert.SkipUnless(File.Exists(Sshd), "openssh-server is not installed");
        string key = Path.Combine(_folder, "id_ed25519");
        foreach (string path in new[] { key, Path.Combine(_folder, "ssh_host_ed25519_key") })
        {
            Assert.Equal(0, Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path).ExitCode);
        }

        string authorized = Path.Combine(_folder, "authorized_keys");
        File.Copy(key + ".pub", authorized);
        File.SetUnixFileMode(authorized, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(Path.Combine(_folder, "sshd_config"), $"""
            HostKey {_folder}/ssh_host_ed25519_key
            AuthorizedKeysFile {authorized}
            StrictModes yes
            PermitRootLogin yes
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            LogLevel VERBOSE

            """);
        return key;
    }

    private (int ExitCode, string Errors, string ServerLog) SignIn(string key)
    {
        string log = Path.Combine(_folder, "log");
        File.Delete(log);
        var (exitCode, errors) = Run("ssh", "-F", "none", "-i", key, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", $"ProxyCommand={Sshd} -i -f {_folder}/sshd_config -E {log}", $"{Environment.UserName}@localhost", "true");
        return (exitCode, errors, File.Exists(log) ? File.ReadAllText(log) : "");
    }

    private static (int ExitCode, string Errors) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, errors);
    }

    private sealed class OneAccount(string home) : IUnixAccounts
    {
        private readonly CachedAccounts _accounts = new();

        public uint Self => _accounts.Self;

        public IReadOnlyList<UnixAccount> Local => [];

        public UnixAccount? Find(uint user) => user == Self && _accounts.Find(user) is UnixAccount own ? own with { Home = home } : null;

        public UnixAccount? Find(string name) => null;

        public IReadOnlyCollection<uint> GroupsOf(UnixAccount account) => _accounts.GroupsOf(account);
    }
}
