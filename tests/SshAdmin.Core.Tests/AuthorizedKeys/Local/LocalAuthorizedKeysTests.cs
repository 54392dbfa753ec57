using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Local;

public class LocalAuthorizedKeysTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode PrivateFolder = Private | UnixFileMode.UserExecute;
    private static readonly KeySelector All = new([], [], null);
    private readonly TempFolder _home = new();
    private readonly LocalAuthorizedKeys _keys = new(ServerFiles.ForThisSystem());
    private readonly RecordedReport _report = new();

    private string KeysFile => Path.Combine(_home.Path, ".ssh", "authorized_keys");

    private LocalTarget Target => LocalTarget.OfPath(KeysFile, KeysFile);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public void FirstKeyMakesFolderAndFile()
    {
        SshAuthorizedKey added = Add(Samples.Ed25519);

        Assert.Equal(Samples.Ed25519 + "\n", File.ReadAllText(KeysFile));
        Assert.Equal((SshAuthorizedKeyStatus.Added, 1, Samples.Ed25519Fingerprint), (added.Status, added.LineNumber, added.Fingerprint));
    }

    [Fact]
    public void WhatIsMadeIsForItsOwnerOnly()
    {
        Modes.Require();
        Add(Samples.Ed25519);

        Assert.Equal(Private, Modes.Get(KeysFile));
        Assert.Equal(PrivateFolder, Modes.Get(Path.GetDirectoryName(KeysFile)!));
    }

    // ssh-copy-id -f appends an exact duplicate.
    [Fact]
    public void SecondRunAddsNothing()
    {
        Add(Samples.Ed25519);
        byte[] before = File.ReadAllBytes(KeysFile);

        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, Add(Samples.Ed25519.Replace("alice", "another comment")).Status);
        Assert.Equal(before, File.ReadAllBytes(KeysFile));
    }

    [Fact]
    public void OtherOptionsOfAPresentKeyAreSaidAndKept()
    {
        Write("from=\"10.0.0.1\" " + Samples.Ed25519);

        Assert.Equal(["from=\"10.0.0.1\""], Add(Samples.Ed25519).Options);
        Assert.Contains("other options", Assert.Single(_report.Warnings));
    }

    // Reproduced with sshd 9.2 and 10.5: none of these lines lets the key in (SshdLinePeerTests).
    [Theory]
    [InlineData("no-ptyy")]
    [InlineData("from=\"10.0.0.5/8\"")]
    [InlineData("expiry-time=\"x\"")]
    [InlineData("from=\"\"")]
    public void ALineThatSshdPassesOverIsNamedAndDoesNotCount(string option)
    {
        Write($"{Samples.Rsa}\n{option} {Samples.Ed25519}\n");

        Assert.Equal(2, _keys.List(Target, All, _report).Count);
        Assert.StartsWith("Line 2 ", Assert.Single(_report.Warnings));
        Assert.Equal((SshAuthorizedKeyStatus.Added, 3), (Add(Samples.Ed25519).Status, File.ReadAllLines(KeysFile).Length));
        Assert.Contains("line 2 ", _report.Warnings[1]);
        Assert.Contains("added", _report.Warnings[1]);
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, Add(Samples.Ed25519).Status);
    }

    [Fact]
    public void EveryOtherByteStays()
    {
        byte[] before = [.. Encoding.Latin1.GetBytes($"# \xe4\r\n\r\n{Samples.Rsa}   \r\nnonsense"), 0xff];
        WriteBytes(before);

        Add(Samples.Ed25519);
        Assert.Equal([.. before, .. Encoding.ASCII.GetBytes($"\r\n{Samples.Ed25519}\r\n")], File.ReadAllBytes(KeysFile));

        Remove(Samples.Ed25519Fingerprint);
        Assert.Equal([.. before, .. "\r\n"u8], File.ReadAllBytes(KeysFile));
    }

    [Fact]
    public void Utf16IsConvertedEvenWhenTheKeyIsThere()
    {
        WriteBytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Samples.Ed25519 + "\r\n")]);

        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, Add(Samples.Ed25519).Status);
        Assert.Equal(Samples.Ed25519 + "\r\n", Encoding.ASCII.GetString(File.ReadAllBytes(KeysFile)));
        Assert.Contains("UTF-16", Assert.Single(_report.Warnings));
    }

    [Fact]
    public void ListingWarnsOfLinesThatSshdPassesOver()
    {
        Write($"{Samples.Rsa}\nssh-rsa broken\n");

        Assert.Equal("bob at work", Assert.Single(_keys.List(Target, All, _report)).Comment);
        Assert.Contains("2", Assert.Single(_report.Warnings));
    }

    // The second and the fourth line say the same.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void OnlyTheLineThatWasAgreedToGoes(int line)
    {
        string[] lines = [$"restrict {Samples.Ed25519}", Samples.Ed25519, $"restrict {Samples.Ed25519} too", Samples.Ed25519];
        Write(string.Concat(lines.Select(text => text + "\n")));

        IReadOnlyList<SshAuthorizedKey> gone = _keys.Remove(Target, All, false, key => key.LineNumber == line, _report, Stop);

        Assert.Equal(line, Assert.Single(gone).LineNumber);
        Assert.Equal(lines.Where((_, index) => index != line - 1), File.ReadAllLines(KeysFile));
    }

    [Fact]
    public void ListingOfNothingIsEmpty() => Assert.Empty(_keys.List(Target, All, _report));

    [Fact]
    public void RemovalTakesEveryLineOfTheKeyAndAsksFirst()
    {
        Write($"{Samples.Ed25519}\n{Samples.Rsa}\nrestrict {Samples.Ed25519}\n");
        List<string> asked = [];

        IReadOnlyList<SshAuthorizedKey> gone = _keys.Remove(Target, new KeySelector([Samples.Ed25519Fingerprint], [], null), false, key => { asked.Add(key.Comment); return true; }, _report, Stop);

        Assert.Equal(2, asked.Count);
        Assert.Equal([1, 3], gone.Select(key => key.LineNumber));
        Assert.Equal(Samples.Rsa + "\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void WhatIsNotAgreedToStays()
    {
        Write(Samples.Ed25519 + "\n");

        Assert.Empty(_keys.Remove(Target, All, false, _ => false, _report, Stop));
        Assert.Equal(Samples.Ed25519 + "\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void BackupIsTheFileAsItWas()
    {
        Write(Samples.Rsa);

        _keys.Add(Target, Samples.Key(Samples.Ed25519), backup: true, _report, Stop);

        Assert.Equal(Samples.Rsa, File.ReadAllText(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(KeysFile)!, "*.bak"))));
    }

    [Fact]
    public void NothingElseIsLeftInTheFolder()
    {
        Add(Samples.Ed25519);
        Add(Samples.Rsa);

        Assert.Equal([KeysFile], Directory.GetFileSystemEntries(Path.GetDirectoryName(KeysFile)!));
    }

    [Fact]
    public void PermissionsStayUnlessOthersMayWrite()
    {
        Modes.Require();
        Write(Samples.Rsa);
        Modes.Set(KeysFile, Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        Modes.Set(Path.GetDirectoryName(KeysFile)!, PrivateFolder | UnixFileMode.OtherWrite);

        Add(Samples.Ed25519);

        Assert.Equal(Private | UnixFileMode.GroupRead, Modes.Get(KeysFile));
        Assert.Equal(PrivateFolder, Modes.Get(Path.GetDirectoryName(KeysFile)!));
    }

    [Fact]
    public void AHomeThatOthersMayWriteIsSaidAndNotTouched()
    {
        Modes.Require();
        Modes.Set(_home.Path, PrivateFolder | UnixFileMode.GroupWrite);

        Add(Samples.Ed25519);

        Assert.Contains("StrictModes", Assert.Single(_report.Warnings));
        Assert.Equal(PrivateFolder | UnixFileMode.GroupWrite, Modes.Get(_home.Path));
    }

    [Fact]
    public void ALinkStaysALink()
    {
        Modes.Require();
        string real = _home.Write("real", Samples.Rsa + "\n");
        Directory.CreateDirectory(Path.GetDirectoryName(KeysFile)!);
        File.CreateSymbolicLink(KeysFile, real);

        Add(Samples.Ed25519);

        Assert.Equal(real, new FileInfo(KeysFile).LinkTarget);
        Assert.Equal($"{Samples.Rsa}\n{Samples.Ed25519}\n", File.ReadAllText(real));
    }

    [Fact]
    public void AFolderInPlaceOfTheFileIsNamed()
    {
        Directory.CreateDirectory(KeysFile);

        Assert.Equal(ErrorReason.PathIsDirectory, Assert.Throws<SshInputException>(() => Add(Samples.Ed25519)).Reason);
    }

    [Fact]
    public async Task SixtyFourWritersLoseNoKey()
    {
        string[] lines = Samples.Many(64);
        Directory.CreateDirectory(Path.GetDirectoryName(KeysFile)!);
        using Barrier start = new(lines.Length);

        await Task.WhenAll(lines.Select(line => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(Stop);
                new LocalAuthorizedKeys(ServerFiles.ForThisSystem()).Add(Target, Samples.Key(line), false, new RecordedReport(), Stop);
            },
            Stop,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(lines.Order(), File.ReadAllLines(KeysFile).Order());
    }

    [Fact]
    public void FullDiskLeavesTheOldFile()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
        {
            Assert.Skip("Needs root on Linux, to mount a small file system.");
        }

        string small = Directory.CreateDirectory(_home.File("small")).FullName;
        Assert.SkipWhen(Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small) != 0, "This container may not mount a tmpfs.");
        try
        {
            string path = Path.Combine(small, "authorized_keys");
            File.WriteAllLines(path, Samples.Many(1500));
            byte[] before = File.ReadAllBytes(path);

            SshAccessException failure = Assert.Throws<SshAccessException>(() => _keys.Add(LocalTarget.OfPath(path, path), Samples.Key(Samples.Ed25519), false, _report, Stop));

            Assert.Equal(ErrorReason.FileUnwritable, failure.Reason);
            Assert.Equal(before, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(small));
        }
        finally
        {
            Run("umount", small);
        }
    }

    [Fact]
    public void AKeyForAHundredThousandLinesKeepsEveryOtherByteAndTakesLessMemoryThanThreeSuchFiles()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeysFile)!);
        File.WriteAllLines(KeysFile, Samples.Many(100_000));
        byte[] before = File.ReadAllBytes(KeysFile);
        Core.AuthorizedKeys.Input.KeyToAdd key = Samples.Key(Samples.Ed25519);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        _keys.Add(Target, key, false, _report, Stop);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal([.. before, .. Encoding.ASCII.GetBytes(Samples.Ed25519 + "\n")], File.ReadAllBytes(KeysFile));
        Assert.True(allocated < 3L * before.Length, $"{allocated} bytes for a file of {before.Length}");
    }

    [Fact]
    public void AnUnknownAccountIsNamed() =>
        Assert.Equal(ErrorReason.AccountNotFound, Assert.Throws<SshInputException>(() => Targets().ToLookAt("nobody-of-that-name")).Reason);

    [Fact]
    public void APlaceThatTheConfigurationNamesOutsideTheHomeIsTakenAndALinkThereIsNot()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are the rules of Unix.");
        string folder = Path.Combine(Path.GetDirectoryName(KeysFile)!, "central");
        Directory.CreateDirectory(folder);
        string configuration = Path.Combine(folder, "sshd_config");
        File.WriteAllText(configuration, $"AuthorizedKeysFile {folder}/%u.keys\n");
        LocalTarget target = TargetsBy(configuration).ToAdd(Environment.UserName).Single();
        Assert.Equal(Path.Combine(folder, Environment.UserName + ".keys"), target.Path);
        Assert.Contains(configuration, target.Why);
        File.CreateSymbolicLink(target.Path, "/etc/passwd");
        Assert.Equal(ErrorReason.FileUnwritable, Assert.Throws<SshPolicyException>(() => TargetsBy(configuration).ToAdd(Environment.UserName)).Reason);
    }

    [Fact]
    public void TheFileOfAnAccountIsInItsHome()
    {
        Modes.Require();
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh", "authorized_keys"), Targets().ToAdd(Environment.UserName)[0].Path);
    }

    [Fact]
    public void EveryFileThatTheConfigurationNamesIsLookedAtAndTheFirstIsAddedTo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are the rules of Unix.");
        string[] paths = [_home.File("first"), _home.File("missing"), _home.File("second")];
        LocalTargets targets = TargetsBy(_home.Write("sshd_config", $"AuthorizedKeysFile {string.Join(' ', paths)}\n"));

        Assert.Equal(paths[..1], targets.ToLookAt(Environment.UserName).Select(target => target.Path));
        File.WriteAllText(paths[2], Samples.Ed25519 + "\n");
        Assert.Equal(paths[2..], targets.ToLookAt(Environment.UserName).Select(target => target.Path));
        Assert.Equal([paths[0], paths[2]], targets.ToAdd(Environment.UserName).Select(target => target.Path));
    }

    // Perhaps sshd reads the second file, perhaps not: a key there may have to be revoked, and may not let anybody in.
    [Fact]
    public void WithoutAConfigurationTheSecondFileIsLookedAtAndDoesNotCountForAdding()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These are the rules of Unix.");
        LocalAccount account = new(Environment.UserName, _home.Path, "0");
        Directory.CreateDirectory(Path.GetDirectoryName(KeysFile)!);
        File.WriteAllText(KeysFile + "2", Samples.Ed25519 + "\n");
        LocalTargets targets = new(new HomeFiles(account), SshServerPlatform.Linux, _home.File("none"), "");

        Assert.Equal(KeysFile + "2", Assert.Single(targets.ToLookAt(account.Name)).Path);
        Assert.Equal(KeysFile, Assert.Single(targets.ToAdd(account.Name)).Path);
    }

    private SshAuthorizedKey Add(string line) => _keys.Add(Target, Samples.Key(line), false, _report, Stop);

    private void Remove(string fingerprint) => _keys.Remove(Target, new KeySelector([fingerprint], [], null), false, _ => true, _report, Stop);

    private void Write(string text) => WriteBytes(Samples.Bytes(text));

    private void WriteBytes(byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeysFile)!);
        File.WriteAllBytes(KeysFile, content);
    }

    private static LocalTargets Targets() => LocalTargets.OfThisComputer();

    private static LocalTargets TargetsBy(string configuration) => new(ServerFiles.ForThisSystem(), SshServerPlatform.Linux, configuration, "");

    /// <summary>One account, in a home folder of the test.</summary>
    private sealed class HomeFiles(LocalAccount account) : IServerFiles
    {
        public LocalAccount? FindAccount(string name) => account;

        public string Resolve(string path) => path;

        public IDisposable Lock(string path, CancellationToken stop) => throw new NotSupportedException();

        public void CreateFolder(string path, LocalAccount? owner) => throw new NotSupportedException();

        public void Replace(string path, IReadOnlyList<ArraySegment<byte>> parts, LocalAccount? owner, SshAdmin.Core.Reporting.IReport report) => throw new NotSupportedException();

        public void Secure(string path, LocalAccount? owner, SshAdmin.Core.Reporting.IReport report) => throw new NotSupportedException();
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Tool.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
