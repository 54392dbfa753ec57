using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Clients;

public class InstalledClientsTests
{
    [Fact]
    public void UninstallEntriesBecomeRows()
    {
        var windows = new Machine
        {
            Entries =
            {
                new InstalledPackage("Tera Term 4.106", null, @"C:\Program Files (x86)\teraterm\"),
                new InstalledPackage("PuTTY release 0.78 (64-bit)", "0.78.0.0", null),
                new InstalledPackage("WinSCP 6.3.3", "6.3.3", @"C:\Program Files (x86)\WinSCP"),
                new InstalledPackage("FileZilla Server 1.8.2", "1.8.2", null),
                new InstalledPackage("FileZilla 3.66.5", "3.66.5", null),
                new InstalledPackage("Microsoft Edge", "130.0", null),
            },
            Files = { [@"C:\Program Files (x86)\teraterm\ttermpro.exe"] = "4, 106, 0, 0" },
        };
        var found = InstalledClients.Find(windows);
        Assert.Equal(new[] { "Tera Term 4.106", "PuTTY 0.78.0.0", "WinSCP 6.3.3", "FileZilla 3.66.5" }, found.Select(client => client.ToString()));
        Assert.Equal(@"C:\Program Files (x86)\teraterm\ttermpro.exe", found[0].Path);
        Assert.False(found[0].RsaSha2);
        Assert.All(found, client => Assert.True(client.IsEstablished));
    }

    [Fact]
    public void ProgramsWithoutEntryAreFoundInUsualFoldersByTheirFileVersion()
    {
        var windows = new Machine { Usual = { @"C:\Program Files" }, Files = { [@"C:\Program Files\PuTTY\putty.exe"] = "Release 0.74", [@"C:\Program Files\teraterm5\ttermpro.exe"] = "5.4.0.0" } };
        Assert.Equal(new[] { "Tera Term 5.4.0.0", "PuTTY 0.74" }, InstalledClients.Find(windows).Select(client => client.ToString()));
    }

    [Fact]
    public void EverySshOnPathIsListedAndTheFirstMarked()
    {
        var windows = new Machine
        {
            Path = { @"C:\Program Files\Git\usr\bin", @"C:\Windows\System32\OpenSSH\" },
            Usual = { @"C:\Windows\System32", @"C:\Program Files" },
            Files = { [@"C:\Program Files\Git\usr\bin\ssh.exe"] = "", [@"C:\Windows\System32\OpenSSH\ssh.exe"] = "9.5.5.1" },
            Answers =
            {
                [@"C:\Program Files\Git\usr\bin\ssh.exe"] = "OpenSSH_9.9p1, OpenSSL 3.2.3 3 Sep 2024",
                [@"C:\Windows\System32\OpenSSH\ssh.exe"] = "OpenSSH_for_Windows_9.5p1, LibreSSL 3.8.2",
            },
        };
        var found = InstalledClients.Find(windows);
        Assert.Equal(new[] { "OpenSSH Portable 9.9p1", "OpenSSH for Windows 9.5p1" }, found.Select(client => client.ToString()));
        Assert.Equal(new[] { true, false }, found.Select(client => client.IsFirstOnPath));
        Assert.Contains("mlkem768x25519-sha256", found[0].KeyExchangeAlgorithms!);
        Assert.Equal(VerdictConfidence.Medium, found[0].Confidence); // whoever built it may have changed the defaults
        Assert.DoesNotContain("hmac-sha1", found[1].MacAlgorithms!);
    }

    [Fact]
    public void AVersionWithoutRowClaimsNothing()
    {
        var client = Assert.Single(InstalledClients.Find(new Machine { Entries = { new InstalledPackage("PuTTY release 0.85", "0.85.0.0", null) } }));
        Assert.False(client.IsEstablished);
        Assert.Null(client.KeyExchangeAlgorithms);
        Assert.Null(client.Confidence);
    }

    [Fact]
    public void OnUnixTheProgramsOnPathAnswerThemselves()
    {
        Tool.Require("ssh", "openssh-client");
        Tool.Require("plink", "putty-tools");
        var found = InstalledClients.Find(new UnixInstalledPrograms());
        var ssh = found.First(client => client.Name == "OpenSSH Portable");
        Assert.True(ssh.IsFirstOnPath);
        Assert.EndsWith("/ssh", ssh.Path);
        Assert.Null(ssh.StrictKeyExchange); // Debian has it in its 9.2, upstream from 9.6 on
        Assert.Contains(found, client => client.Name == "PuTTY" && client.Version == "0.78" && client.IsEstablished);
    }

    [Fact]
    public void OneProgramBehindTwoFoldersOfPathIsListedOnce()
    {
        string ssh = Tool.Require("ssh", "openssh-client");
        using TempFolder folder = new();
        string link = System.IO.Path.Combine(folder.Path, "bin");
        System.IO.Directory.CreateSymbolicLink(link, System.IO.Path.GetDirectoryName(ssh)!);
        var found = InstalledClients.Find(new OtherPath(link, System.IO.Path.GetDirectoryName(ssh)!));
        var only = Assert.Single(found, client => client.Name == "OpenSSH Portable");
        Assert.StartsWith(link, only.Path);
        Assert.True(only.IsFirstOnPath);
    }

    private sealed class OtherPath(params string[] folders) : IInstalledPrograms
    {
        private readonly UnixInstalledPrograms _system = new();

        public bool HasVersionResources => _system.HasVersionResources;

        public IEnumerable<InstalledPackage> Packages() => _system.Packages();

        public IReadOnlyList<string> PathFolders() => folders;

        public IReadOnlyList<string> UsualFolders() => _system.UsualFolders();

        public bool FileExists(string path) => _system.FileExists(path);

        public string WithoutLinks(string path) => _system.WithoutLinks(path);

        public string? FileVersion(string path) => _system.FileVersion(path);

        public string? AskVersion(string path, string argument) => _system.AskVersion(path, argument);
    }

    private sealed class Machine : IInstalledPrograms
    {
        public List<InstalledPackage> Entries { get; } = new();

        public List<string> Path { get; } = new();

        public List<string> Usual { get; } = new();

        public Dictionary<string, string> Files { get; } = new(StringComparer.OrdinalIgnoreCase);

        public Dictionary<string, string> Answers { get; } = new(StringComparer.OrdinalIgnoreCase);

        public bool HasVersionResources => true;

        public IEnumerable<InstalledPackage> Packages() => Entries;

        public IReadOnlyList<string> PathFolders() => Path;

        public IReadOnlyList<string> UsualFolders() => Usual;

        public bool FileExists(string path) => Files.ContainsKey(path);

        public string WithoutLinks(string path) => path;

        public string? FileVersion(string path) => Files[path];

        public string? AskVersion(string path, string argument) => Answers.GetValueOrDefault(path);
    }
}
