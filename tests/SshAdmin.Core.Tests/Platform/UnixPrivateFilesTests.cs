using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Platform.Unix;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Platform;

[UnsupportedOSPlatform("windows")]
public class UnixPrivateFilesTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static IPrivateFiles Files
    {
        get
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix only.");
            return new UnixPrivateFiles();
        }
    }

    [Fact]
    public void NewFileIsTheOwnersAlone()
    {
        using TempFolder folder = new();
        Files.CreateNew(folder.File("key"), [1, 2, 3]);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(folder.File("key")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("key")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ExistingFileIsLeftAlone()
    {
        using TempFolder folder = new();
        File.WriteAllBytes(folder.File("key"), [7]);
        var error = Assert.Throws<SshInputException>(() => Files.CreateNew(folder.File("key"), [1]));
        Assert.Equal((ErrorReason.FileExists, folder.File("key")), (error.Reason, error.Input));
        Assert.Equal([7], File.ReadAllBytes(folder.File("key")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void ReplacedFileBecomesPrivate()
    {
        using TempFolder folder = new();
        File.WriteAllBytes(folder.File("key"), [7]);
        File.SetUnixFileMode(folder.File("key"), OwnerOnly | UnixFileMode.OtherRead);
        Files.Replace(folder.File("key"), [8]);
        Assert.Equal([8], File.ReadAllBytes(folder.File("key")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("key")));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    // A key of somebody else that root rewrites is of no use to him unless it stays his.
    [Fact]
    public async Task ReplacedFileStaysItsOwners()
    {
        using TempFolder folder = new();
        var files = Files;
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give files away.");
        File.WriteAllBytes(folder.File("key"), [7]);
        await Tool.OutputAsync("/bin/chown", "12345:23456", folder.File("key"));
        files.Replace(folder.File("key"), [8]);
        files.CreatePublic(folder.File("key.pub"), [9], folder.File("key"));
        Assert.Equal((12345u, 23456u), (FileIdentity.Read(folder.File("key"))!.Value.User, FileIdentity.Read(folder.File("key"))!.Value.Group));
        Assert.Equal((12345u, 23456u), (FileIdentity.Read(folder.File("key.pub"))!.Value.User, FileIdentity.Read(folder.File("key.pub"))!.Value.Group));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(folder.File("key")));
    }

    /// <summary>Not a test: what the processes of the next test do.</summary>
    [Fact(Explicit = true)]
    public void UmaskVictim() => Files.CreatePublic(Environment.GetEnvironmentVariable("SSHADMIN_UMASK_FILE")!, [1], null);

    [Theory]
    [InlineData("000", "644")]
    [InlineData("002", "644")]
    [InlineData("027", "640")]
    public async Task PublicFileIsNeverWritableForOthers(string umask, string mode)
    {
        using TempFolder folder = new();
        Assert.NotNull(Files);
        var host = Environment.ProcessPath!;
        var program = Path.GetFileNameWithoutExtension(host) is "dotnet" ? $"'{host}' '{typeof(UnixPrivateFilesTests).Assembly.Location}'" : $"'{host}'";
        var method = $"{typeof(UnixPrivateFilesTests).FullName}.{nameof(UmaskVictim)}";
        await Tool.OutputAsync("/bin/sh", "-c", $"umask {umask}; SSHADMIN_UMASK_FILE='{folder.File("id.pub")}' exec {program} -explicit only -method {method}");
        Assert.Equal(mode, Convert.ToString((int)File.GetUnixFileMode(folder.File("id.pub")), 8));
    }

    [Fact]
    public void LinksAreFollowedToTheirEnd()
    {
        using TempFolder folder = new();
        var files = Files;
        File.WriteAllBytes(folder.File("key"), [7]);
        File.CreateSymbolicLink(folder.File("one"), "key");
        File.CreateSymbolicLink(folder.File("two"), "one");
        File.CreateSymbolicLink(folder.File("lost"), "none");
        Assert.Equal(UnixFile.Resolve(folder.File("key")), files.LinkTarget(folder.File("two")));
        Assert.Null(files.LinkTarget(folder.File("key")));
        Assert.Null(files.LinkTarget(folder.File("none")));
        Assert.Equal(ErrorReason.PathNotFound, Assert.Throws<SshInputException>(() => files.LinkTarget(folder.File("lost"))).Reason);
    }

    // Whoever looks into the folder while a file is written sees private files only: the temporary one included.
    [Fact]
    public void NoOtherModeIsEverSeen()
    {
        using TempFolder folder = new();
        var files = Files;
        var content = new byte[1 << 20];
        var done = false;
        var writer = System.Threading.Tasks.Task.Run(
            () =>
            {
                foreach (var i in Enumerable.Range(0, 30))
                {
                    files.CreateNew(folder.File("key" + i), content);
                    files.Replace(folder.File("key0"), content);
                }

                done = true;
            },
            TestContext.Current.CancellationToken);
        var looked = 0;
        while (!System.Threading.Volatile.Read(ref done) && !writer.IsFaulted)
        {
            foreach (var path in Directory.GetFiles(folder.Path))
            {
                try
                {
                    Assert.Equal(OwnerOnly, File.GetUnixFileMode(path));
                    looked++;
                }
                catch (FileNotFoundException)
                {
                    // The temporary file took its final name meanwhile.
                }
            }
        }

        Assert.True(writer.IsCompletedSuccessfully && looked > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void MissingFolderAndFolderInTheWayAreNamed(bool replace)
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("folder"));
        void Write(string path)
        {
            if (replace)
            {
                Files.Replace(path, [1]);
            }
            else
            {
                Files.CreateNew(path, [1]);
            }
        }

        Assert.Equal(ErrorReason.PathNotFound, Assert.Throws<SshInputException>(() => Write(folder.File("none/key"))).Reason);
        Assert.Equal(ErrorReason.PathIsDirectory, Assert.Throws<SshInputException>(() => Write(folder.File("folder"))).Reason);
    }

    // /proc refuses new files to everybody, root included.
    [Fact]
    public void UnwritableFolderIsNamed()
    {
        Assert.SkipUnless(Directory.Exists("/proc/sys"), "Needs /proc.");
        Assert.Contains(
            Assert.ThrowsAny<SshAdminException>(() => Files.CreateNew("/proc/sys/key", [1])).Reason,
            new[] { ErrorReason.FileUnwritable, ErrorReason.PathNotFound });
    }

    [Fact]
    public void FolderIsTheOwnersAlone()
    {
        using TempFolder folder = new();
        Files.CreateFolder(folder.File(".ssh"));
        Files.CreateFolder(folder.File(".ssh"));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File(".ssh")));
    }
}
