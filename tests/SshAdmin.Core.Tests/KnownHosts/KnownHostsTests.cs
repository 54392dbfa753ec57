using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.KnownHosts;

public class KnownHostsTests
{
    // Keys made by ssh-keygen 9.2; only their equality matters here.
    private const string First = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAZRFLX7E89i5H77lcApqNaKZM7s8S4SphhpN6U+E8ob";
    private const string Second = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJSeBx8iDB0nWgjrE/9uheCXBBo2BB+bmMQK1SobUZ3g";
    private const string Ecdsa = "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBEq8rwtQ/1vHlu08U09OEXEbwSjW4OX0sNT4Tj56DpmOCTo+UgnZ4peqYRNnBisyLdl8cLqqMzsJYOtsdsK5enY=";

    [Theory]
    [InlineData("host " + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("host " + First, "HOST", SshHostKeyStatus.Trusted)]
    [InlineData("HOST " + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("host " + First + " a comment", "host", SshHostKeyStatus.Trusted)]
    [InlineData("host " + First + "\r", "host", SshHostKeyStatus.Trusted)]
    [InlineData("\t host\t" + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("a,host,b " + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("h?st " + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("*.example " + First, "a.example", SshHostKeyStatus.Trusted)]
    [InlineData("*.example " + First, "example", SshHostKeyStatus.Unknown)]
    [InlineData("*.example,!a.example " + First, "a.example", SshHostKeyStatus.Unknown)]
    [InlineData("!a.example,*.example " + First, "a.example", SshHostKeyStatus.Unknown)]
    [InlineData("!a.example " + First, "b.example", SshHostKeyStatus.Unknown)]
    [InlineData("other " + First, "host", SshHostKeyStatus.Unknown)]
    [InlineData("#host " + First, "host", SshHostKeyStatus.Unknown)]
    [InlineData("", "host", SshHostKeyStatus.Unknown)]
    [InlineData("host " + Second, "host", SshHostKeyStatus.Changed)]
    [InlineData("host " + Ecdsa, "host", SshHostKeyStatus.Changed)]
    [InlineData("host " + Second + "\nhost " + First, "host", SshHostKeyStatus.Trusted)]
    [InlineData("@revoked host " + First, "host", SshHostKeyStatus.Revoked)]
    [InlineData("host " + First + "\n@revoked * " + First, "host", SshHostKeyStatus.Revoked)]
    [InlineData("@revoked * " + Second, "host", SshHostKeyStatus.Unknown)]
    [InlineData("@cert-authority host " + First, "host", SshHostKeyStatus.Unknown)]
    [InlineData("@unheard-of host " + First, "host", SshHostKeyStatus.Unknown)]
    [InlineData("[host]:2222 " + First, "host:2222", SshHostKeyStatus.Trusted)]
    [InlineData("[host]:2222 " + First, "host:22", SshHostKeyStatus.Unknown)]
    [InlineData("[host]:2222 " + First, "host:2223", SshHostKeyStatus.Unknown)]
    [InlineData("[*.example]:2222 " + First, "a.example:2222", SshHostKeyStatus.Trusted)]
    [InlineData("host " + First, "host:2222", SshHostKeyStatus.Trusted)]
    [InlineData("host " + Second, "host:2222", SshHostKeyStatus.Unknown)]
    [InlineData("[::1]:2222 " + First, "[::1]:2222", SshHostKeyStatus.Trusted)]
    [InlineData("::1 " + First, "::1", SshHostKeyStatus.Trusted)]
    [InlineData("host 1024 65537 1234567", "host", SshHostKeyStatus.Unknown)]
    [InlineData("host ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAZRFLX7E89i5H77lcApqNaKZM7s8S4SphhpN6U+E8ob", "host", SshHostKeyStatus.Unknown)]
    [InlineData("host ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAZRFLX7E89i5H77lcApqNaKZM7s8S4SphhpN6U+", "host", SshHostKeyStatus.Unknown)]
    [InlineData("host " + First + "AAAA", "host", SshHostKeyStatus.Unknown)]
    [InlineData("|1|broken|base64 " + First, "host", SshHostKeyStatus.Unknown)]
    public void OutcomeIsThatOfSsh(string file, string target, SshHostKeyStatus expected) =>
        Assert.Equal(expected, Find(file, target).Status);

    [Fact]
    public void DecidingLineIsNamed()
    {
        var finding = Find($"# comment\n\nother {First}\nhost {Second}\n", "host");
        Assert.Equal(4, finding.Line!.LineNumber);
    }

    [Fact]
    public void ChangedNamesTheKeyOfTheSameType()
    {
        var finding = Find($"host {Ecdsa}\nhost {Second}\n", "host");
        Assert.Equal(2, finding.Line!.LineNumber);
    }

    [Fact]
    public void CertificateAuthorityIsRecognised() =>
        Assert.Equal(1, Find($"@cert-authority *.example {Second}\n", "a.example").Authority!.LineNumber);

    [Fact]
    public void KnownTypesAreThoseOfTheHost() =>
        Assert.Equal(["ecdsa-sha2-nistp256", "ssh-ed25519"], HostKeyLookup.KnownTypes([Parse($"host {Ecdsa}\nhost {First}\nother {Second}\n@revoked host {Second}\n")], new HostTarget("host")));

    [Fact]
    public void AHostThatIsKnownWithoutItsPortIsAskedForNoTypeInParticular() =>
        Assert.Empty(HostKeyLookup.KnownTypes([Parse($"host {Ecdsa}\n")], new HostTarget("host", 2222)));

    [Fact]
    public async Task NamesThatSshKeygenHashesAreFound()
    {
        using TempFolder folder = new();
        string path = folder.Write("known_hosts", $"host,10.0.0.1 {First}\n[other.example]:2222 {Second}\n");
        await Tool.OutputAsync(Keygen(), "-H", "-f", path);
        Assert.DoesNotContain("host", File.ReadAllText(path));
        KnownHostsDocument document = KnownHostsDocument.Load(path);
        Assert.Equal(SshHostKeyStatus.Trusted, HostKeyLookup.Find([document], new HostTarget("10.0.0.1"), Blob(First)).Status);
        Assert.Equal(SshHostKeyStatus.Trusted, HostKeyLookup.Find([document], new HostTarget("Other.example", 2222), Blob(Second)).Status);
        Assert.Equal(SshHostKeyStatus.Unknown, HostKeyLookup.Find([document], new HostTarget("other.example"), Blob(Second)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("older " + Second + "\n")]
    [InlineData("older " + Second)]
    [InlineData("older " + Second + "\r\n")]
    [InlineData("|1|F1E1KeoE/eEWhi10WpGv4OdiO6Y=|3988QV0VE8wmZL7suNrYQLITLCg= " + Second + "\n")]
    public async Task AddedKeyIsFoundBySshKeygen(string before)
    {
        using TempFolder folder = new();
        string path = folder.Write("known_hosts", before);
        await KnownHostsWriter.AppendAsync(path, new HostTarget("New.example", 2222), Blob(First), TestContext.Current.CancellationToken);
        string after = File.ReadAllText(path);
        Assert.StartsWith(before, after);
        Assert.EndsWith("\n", after);
        string found = await Tool.OutputAsync(Keygen(), "-F", "[new.example]:2222", "-f", path);
        Assert.Contains(First, found);
    }

    [Fact]
    public async Task NameIsHashedWhereOthersAre()
    {
        using TempFolder folder = new();
        string path = folder.Write("known_hosts", $"older {Second}\n");
        await Tool.OutputAsync(Keygen(), "-H", "-f", path);
        await KnownHostsWriter.AppendAsync(path, new HostTarget("new"), Blob(First), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("new", File.ReadAllText(path));
        Assert.Contains(First, await Tool.OutputAsync(Keygen(), "-F", "new", "-f", path));
    }

    [Fact]
    public async Task MissingFileAndFolderAreMadeForTheOwnerOnly()
    {
        using TempFolder folder = new();
        string path = Path.Combine(folder.Path, ".ssh", "known_hosts");
        await KnownHostsWriter.AppendAsync(path, new HostTarget("host"), Blob(First), TestContext.Current.CancellationToken);
        Assert.Equal($"host {First}\n", File.ReadAllText(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void LineThatFindsNoRoomLeavesNothingOfItselfBehind()
    {
        using FullDisk disk = new(freeBytes: 10);
        disk.Fill("old " + Second + "\n");
        var before = disk.ToArray();
        Assert.Throws<IOException>(() => KnownHostsWriter.Append(disk, "known_hosts", new HostTarget("new"), Blob(First)));
        Assert.Equal(before, disk.ToArray());
    }

    [Fact]
    public async Task WritersAtTheSameTimeLoseNothing()
    {
        using TempFolder folder = new();
        string path = folder.File("known_hosts");
        string[] names = [.. Enumerable.Range(0, 20).Select(i => $"host{i}"), .. Enumerable.Repeat("same", 10)];
        await Task.WhenAll(names.Select(name => Task.Run(() => KnownHostsWriter.AppendAsync(path, new HostTarget(name), Blob(First), default))));
        IEnumerable<string> written = File.ReadAllLines(path).Select(line => line.Split(' ')[0]);
        Assert.Equal(names.Distinct().Order(), written.Order());
    }

    [Fact]
    public async Task RemovalCommandRemovesTheLine()
    {
        using TempFolder folder = new();
        string path = folder.Write("known_hosts", $"keep {Second}\n[host]:2222 {First}\n");
        KnownHostsLine line = HostKeyLookup.Find([KnownHostsDocument.Load(path)], new HostTarget("host", 2222), Blob(Second)).Line!;
        string command = RemovalCommand.For(KnownHostsName.Of("host", 2222), line.Path, KnownHostsLocations.Only(path));
        Assert.StartsWith("ssh-keygen -R \"[host]:2222\" -f ", command);
        Keygen();
        await Tool.OutputAsync("/bin/sh", "-c", command);
        Assert.Equal($"keep {Second}\n", File.ReadAllText(path));
    }

    [Fact]
    public void RemovalCommandNamesNoFileThatSshKeygenFindsItself()
    {
        KnownHostsLocations standard = KnownHostsLocations.ForThisUser();
        Assert.Equal("ssh-keygen -R host", RemovalCommand.For("host", standard.User[0], standard));
        Assert.Contains(" -f ", RemovalCommand.For("host", standard.System[0], standard));
    }

    [Fact]
    public void MissingFileIsEmpty() => Assert.Empty(KnownHostsDocument.Load("/no/such/file").Lines);

    [Fact]
    public void FolderInPlaceOfTheFileIsAnError()
    {
        var error = Assert.Throws<SshAccessException>(() => KnownHostsDocument.Load(Path.GetTempPath()));
        Assert.Equal(ErrorReason.FileUnreadable, error.Reason);
    }

    private static string Keygen() => Tool.Require("ssh-keygen", "openssh-client");

    private static HostKeyFinding Find(string file, string target) => HostKeyLookup.Find([Parse(file)], new HostTarget(target), Blob(First));

    private static KnownHostsDocument Parse(string file) => KnownHostsDocument.Parse("known_hosts", Encoding.UTF8.GetBytes(file));

    private static byte[] Blob(string line) => Convert.FromBase64String(line.Split(' ')[1]);

    /// <summary>Takes a few bytes more and then says what a file says on a full disk.</summary>
    private sealed class FullDisk(int freeBytes) : MemoryStream
    {
        public void Fill(string text)
        {
            base.Write(Encoding.UTF8.GetBytes(text), 0, text.Length);
            Position = 0;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, Math.Min(count, freeBytes));
            throw new IOException("No space left on device");
        }
    }
}
