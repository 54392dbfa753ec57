using System;
using System.IO;
using System.Linq;
using System.Threading;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Platform.Windows;
using SshAdmin.Core.Reporting;

namespace SshAdmin.WineTests;

public sealed class AuthorizedKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LocalAuthorizedKeys _keys = new(ServerFiles.ForThisSystem());

    public void Dispose() => _folder.Dispose();

    public void ANewFileIsMadeAsSshdWantsIt()
    {
        string path = Path.Combine(_folder.Path, ".ssh", "authorized_keys");
        Check.Equal(SshAuthorizedKeyStatus.Added, Add(path, 1).Status);
        Check.Equal(SshAuthorizedKeyStatus.AlreadyPresent, Add(path, 1).Status);
        Check.Equal(Key(1).Line + "\n", File.ReadAllText(path));
        Check.Equal(SshKeyAclVerdict.Secure, Judge(path).Verdict);
        Check.Equal(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!).Length);
    }

    // Wine gives every file to the user who runs it, so that the other file, of the administrators, cannot be made here.
    public void PermissionsThatPassStayAsTheyAre()
    {
        string path = Path.Combine(_folder.Path, "authorized_keys");
        Add(path, 1);
        string before = Judge(path).Sddl!;
        Add(path, 2);
        Check.Equal(before, Judge(path).Sddl!);
    }

    public void AnOpenFileIsReplacedAndRepaired()
    {
        string path = _folder.OpenFile("authorized_keys", "# mine\r\n");
        Add(path, 1);
        Add(path, 2);
        Check.Equal($"# mine\r\n{Key(1).Line}\r\n{Key(2).Line}\r\n", File.ReadAllText(path));
        Check.Equal(SshKeyAclVerdict.Secure, Judge(path).Verdict);
    }

    public void WritersAtTheSameTimeLoseNoKey()
    {
        string path = Path.Combine(_folder.Path, "authorized_keys");
        Thread[] writers = Enumerable.Range(0, 8).Select(number => new Thread(() => Add(path, number))).ToArray();
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());
        Check.Equal(string.Join("\n", Enumerable.Range(0, 8).Select(number => Key(number).Line).Order()), string.Join("\n", File.ReadAllLines(path).Order()));
        Check.Equal(1, Directory.GetFileSystemEntries(_folder.Path).Length);
    }

    public void TheAccountOfThisProcessIsFound()
    {
        LocalAccount account = WindowsAccounts.Find(Environment.UserName)!;
        Check.Equal(ProcessToken.ReadUser().ToString(), account.Id);
        Check.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), account.Home);
        Check.True(WindowsAccounts.Find("nobody-of-that-name") is null, "an account that does not exist");
    }

    private SshAuthorizedKey Add(string path, int number) => _keys.Add(LocalTarget.OfPath(path, path), Key(number), false, NullReport.Instance, CancellationToken.None);

    private static SshKeyAclReport Judge(string path) => new WindowsPermissionKeeper().Test(path, new SshKeyAclRequest());

    // Any 32 bytes are an Ed25519 key to those who only compare and store.
    private static KeyToAdd Key(int number)
    {
        byte[] blob = [0, 0, 0, 11, .. "ssh-ed25519"u8, 0, 0, 0, 32, .. new byte[31], (byte)number];
        return new KeyInput([], null, false).FromText($"ssh-ed25519 {Convert.ToBase64String(blob)} key {number}").Single();
    }
}
