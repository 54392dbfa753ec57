using System;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.WineTests;

public sealed class PrivateFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WindowsPrivateFiles _files = new();
    private readonly byte[] _content = Encoding.ASCII.GetBytes("-----BEGIN OPENSSH PRIVATE KEY-----\n");

    public void Dispose() => _folder.Dispose();

    public void WindowsIsServedByItsOwnImplementation() => Check.True(PrivateFiles.ForThisSystem() is WindowsPrivateFiles, "chosen by the system");

    public void AFileIsPrivateBeforeItsFirstByte()
    {
        string path = Path.Combine(_folder.Path, "key");
        using var handle = _files.Create(@"\\?\" + path, path);
        Check.Equal(0L, new FileInfo(path).Length);
        Check.True(IsPrivate(path), new WindowsPermissionKeeper().Test(path, new SshKeyAclRequest()).Sddl!);
    }

    public void ANewFileIsWholeAndPrivate()
    {
        string path = Path.Combine(_folder.Path, "key");
        _files.CreateNew(path, _content);
        Check.True(File.ReadAllBytes(path).SequenceEqual(_content), "content");
        Check.True(IsPrivate(path), "private");
        Check.Equal(1, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void AFileThatExistsIsLeftAsItIs()
    {
        string path = _folder.OpenFile("key", "mine");
        Check.Fails(ErrorReason.FileExists, () => _files.CreateNew(path, _content));
        Check.Equal("mine", File.ReadAllText(path));
        Check.Equal(1, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void ReplacingMakesAnOpenFilePrivate()
    {
        string path = _folder.OpenFile("key", "old");
        _files.Replace(path, _content);
        Check.True(File.ReadAllBytes(path).SequenceEqual(_content), "content");
        Check.True(IsPrivate(path), "private");
        Check.Equal(1, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void AFolderIsPrivateAndMayExist()
    {
        string path = Path.Combine(_folder.Path, ".ssh");
        _files.CreateFolder(path);
        _files.CreateFolder(path);
        Check.Equal(SshKeyAclVerdict.Secure, new WindowsPermissionKeeper().Test(path, new SshKeyAclRequest()).Verdict);
    }

    public void AFolderInTheWayIsAnErrorByName() => Check.Fails(ErrorReason.PathIsDirectory, () => _files.CreateNew(_folder.Path, _content));

    public void AMissingFolderIsAnErrorByName() => Check.Fails(ErrorReason.PathNotFound, () => _files.CreateNew(Path.Combine(_folder.Path, "none", "key"), _content));

    private static bool IsPrivate(string path) => new WindowsPermissionKeeper().Test(path, new SshKeyAclRequest { Kind = SshFileKind.UserPrivateKey }).IsSecure;
}
