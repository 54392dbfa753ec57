using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Platform.Windows;

namespace SshAdmin.WineTests;

public sealed class PermissionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WindowsPermissionKeeper _keeper = new();
    private readonly SshKeyAclRequest _request = new();

    public void Dispose() => _folder.Dispose();

    public void TheUserOfTheProcessHasASid() => Check.True(ProcessToken.ReadUser().IsAccount || ProcessToken.ReadUser().ToString() == "S-1-5-18", ProcessToken.ReadUser().ToString());

    public void TheOwnerOfAFileIsRead()
    {
        var owner = new SecuredFile(_folder.OpenFile("key")).Read().Owner!;
        Check.True(owner.Equals(ProcessToken.ReadUser()) || owner.ToString() == "S-1-5-32-544", owner.ToString());
    }

    public void AnOpenFileIsFoundTooOpen()
    {
        var report = _keeper.Test(_folder.OpenFile("key"), _request);
        Check.Equal(SshKeyAclVerdict.TooOpen, report.Verdict);
        Check.Equal(SshFileKind.UserPrivateKey, report.Kind);
        Check.True(report.RepairSddl is not null && report.Changes.Length > 0 && !report.Changed, "a repair is proposed and not made");
    }

    public void AnOpenFileIsRepaired()
    {
        string path = _folder.OpenFile("key");
        var report = _keeper.Plan(path, _request).Apply();
        Check.True(report.Changed && report.IsSecure, report.RepairSddl!);
        Check.Equal(SshKeyAclVerdict.Secure, _keeper.Test(path, _request).Verdict);
        Check.True(File.ReadAllText(path).Length > 0, "the owner can still read it");
    }

    public void ASecondRepairChangesNothing()
    {
        string path = _folder.OpenFile("key");
        _keeper.Plan(path, _request).Apply();
        byte[] once = new SecuredFile(path).ReadBytes();
        var second = _keeper.Plan(path, _request);
        Check.True(!second.IsNeeded, "nothing is left to change");
        second.Apply();
        Check.True(once.SequenceEqual(new SecuredFile(path).ReadBytes()), "the descriptor is the same, byte for byte");
    }

    public void APlanThatIsNotAppliedChangesNothing()
    {
        string path = _folder.OpenFile("key");
        byte[] before = new SecuredFile(path).ReadBytes();
        Check.True(_keeper.Plan(path, _request).IsNeeded, "there is something to repair");
        Check.True(before.SequenceEqual(new SecuredFile(path).ReadBytes()), "the descriptor is the same, byte for byte");
    }

    public void AMissingFileIsAnErrorByName() => Check.Fails(ErrorReason.PathNotFound, () => _keeper.Test(Path.Combine(_folder.Path, "nowhere"), _request));

    public void BracketsInANameAreNoWildcards()
    {
        string path = _folder.OpenFile("key[1].pem");
        Check.True(_keeper.Plan(path, _request).Apply().IsSecure, "repaired");
    }

    public void APathBeyond260CharactersIsRepaired()
    {
        string deep = Path.Combine(_folder.Path, new string('a', 120), new string('b', 120));
        Directory.CreateDirectory(@"\\?\" + deep);
        string path = Path.Combine(deep, "key");
        File.WriteAllText(@"\\?\" + path, "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        Check.True(path.Length > 260, path);
        Check.True(_keeper.Plan(path, _request).Apply().IsSecure, "repaired");
    }

    public void AFileThatIsHeldOpenIsRepaired()
    {
        string path = _folder.OpenFile("key");
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Check.True(_keeper.Plan(path, _request with { Kind = SshFileKind.UserPrivateKey }).Apply().IsSecure, "repaired");
        }
    }

    // Typical after icacls /inheritance:r without a grant: nobody can open the file, but its owner can still change the list.
    public void AFileWithAnEmptyListIsRepairedByItsOwner()
    {
        string path = _folder.OpenFile("key");
        SecuredFile file = new(path);
        var empty = SddlParser.Parse("D:P") with { Owner = file.Read().Owner };
        file.Write(new RepairPlan(empty, ChangesOwner: false, ChangesDacl: true, []));
        Check.Equal(SshKeyAclVerdict.Unreadable, _keeper.Test(path, _request).Verdict);
        Check.True(_keeper.Plan(path, _request).Apply().IsSecure, "repaired");
        Check.True(File.ReadAllText(path).Length > 0, "the owner can read it again");
    }

    public void AFolderIsFoundWithATrailingBackslash()
    {
        string path = Path.Combine(_folder.Path, ".ssh");
        new WindowsPrivateFiles().CreateFolder(path);
        Check.Equal(SshFileKind.SshDirectory, _keeper.Test(path + @"\", _request).Kind);
    }

    public void AReadOnlyFileIsRepaired()
    {
        string path = _folder.OpenFile("key");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        Check.True(_keeper.Plan(path, _request).Apply().IsSecure, "repaired");
    }

    public void AFolderWithoutMeaningIsAnErrorByName() => Check.Fails(ErrorReason.FileKindUnknown, () => _keeper.Test(_folder.Path, _request));

    public void AFileOfUnknownKindIsJudgedAndNotRepaired()
    {
        string path = _folder.OpenFile("notes.txt", "shopping");
        Check.Equal(SshKeyAclVerdict.TooOpen, _keeper.Test(path, _request).Verdict);
        Check.Fails(ErrorReason.FileKindUnknown, () => _keeper.Plan(path, _request));
    }

    public void AThousandFilesAreJudgedWithinASecond()
    {
        Check.SkipIf(Wine.IsHere, "Wine passes every file operation to another process");
        string path = _folder.OpenFile("key");
        _keeper.Test(path, _request);
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < 1000; i++)
        {
            _keeper.Test(path, _request);
        }

        Console.WriteLine($"     1000 files judged in {watch.ElapsedMilliseconds} ms");
        Check.True(watch.ElapsedMilliseconds < 1_000, $"{watch.ElapsedMilliseconds} ms");
    }
}
