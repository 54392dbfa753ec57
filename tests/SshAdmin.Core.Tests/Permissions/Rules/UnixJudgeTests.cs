using System;
using System.Linq;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class UnixJudgeTests
{
    private const uint User = 1000;

    // authfile.c sshkey_perm_ok, misc.c safe_path, readconf.c: 077 for keys, 022 for the rest.
    [Theory]
    [InlineData(SshFileKind.UserPrivateKey, User, "0600", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0400", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0644", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0610", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.UserPrivateKey, 1001u, "0600", SshKeyAclVerdict.BadOwner)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0200", SshKeyAclVerdict.Unreadable)]
    [InlineData(SshFileKind.AuthorizedKeys, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.AuthorizedKeys, 0u, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.AuthorizedKeys, User, "0664", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.AuthorizedKeys, 1001u, "0600", SshKeyAclVerdict.BadOwner)]
    [InlineData(SshFileKind.UserConfig, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserConfig, User, "0646", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.KnownHosts, User, "0666", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.KnownHosts, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.ProgramDataSsh, 0u, "0777", SshKeyAclVerdict.NotSupported)]
    public void OwnerAndModeDecide(SshFileKind kind, uint owner, string mode, SshKeyAclVerdict verdict) =>
        Assert.Equal(verdict, Judge(kind).Judge(File(owner, mode), []).Verdict);

    [Theory]
    [InlineData("0644", "0600")]
    [InlineData("0777", "0700")]
    [InlineData("0440", "0400")]
    [InlineData("0260", "0600")]
    public void ARepairTakesAwayWhatIsTooMuchAndNothingElse(string mode, string repaired) =>
        Assert.Equal(repaired, UnixMode.Octal(Plan(SshFileKind.UserPrivateKey, File(User, mode), []).Single().Mode));

    [Fact]
    public void AFolderThatOthersWriteIsFoundAndRepaired()
    {
        UnixMode folder = new("/home/me/.ssh", User, Convert.ToUInt32("40775", 8));
        var judge = Judge(SshFileKind.AuthorizedKeys);
        var judgement = judge.Judge(File(User, "0600"), [folder]);
        Assert.Equal((SshKeyAclVerdict.TooOpen, "U4"), (judgement.Verdict, judgement.Findings.Single().Rule));
        var repair = judge.Plan(File(User, "0600"), [folder], judgement, force: false).Single();
        Assert.Equal(("/home/me/.ssh", "0755"), (repair.Path, UnixMode.Octal(repair.Mode)));
    }

    [Fact]
    public void AForeignOwnerIsReplacedByTheUser() => Assert.Equal(User, Plan(SshFileKind.UserPrivateKey, File(1001, "0600"), []).Single().User);

    [Fact]
    public void ForceGivesAKeyItsUsualMode() =>
        Assert.Equal("0600", UnixMode.Octal(Judge(SshFileKind.UserPrivateKey).Plan(File(User, "0700"), [], new Judgement(SshKeyAclVerdict.Secure, []), force: true).Single().Mode));

    [Fact]
    public void TheFindingSaysWhoMayWhat()
    {
        var finding = Judge(SshFileKind.UserPrivateKey).Judge(File(User, "0641"), []).Findings.Single();
        Assert.Equal("the group can read; everybody can execute", finding.Rights);
    }

    [Fact]
    public void EveryRepairPassesAndASecondOneChangesNothing()
    {
        foreach (var kind in Enum.GetValues<SshFileKind>())
        {
            for (uint mode = 0; mode < 0x1000; mode++)
            {
                UnixMode file = new("/f", mode % 3 == 0 ? 1001 : User, 0x8000 | mode);
                foreach (var repair in Plan(kind, file, []))
                {
                    UnixMode repaired = new("/f", repair.User ?? file.User, 0x8000 | repair.Mode);
                    Assert.Equal(SshKeyAclVerdict.Secure, Judge(kind).Judge(repaired, []).Verdict);
                    Assert.Empty(Plan(kind, repaired, []));
                }
            }
        }
    }

    private static UnixMode File(uint owner, string mode) => new("/home/me/.ssh/file", owner, 0x8000 | Convert.ToUInt32(mode, 8));

    private static UnixJudge Judge(SshFileKind kind)
    {
        var rule = UnixKindRules.Find(kind);
        return new UnixJudge(rule, rule.IsOfMachine ? 0 : User, _ => null);
    }

    private static UnixRepair[] Plan(SshFileKind kind, UnixMode file, UnixMode[] folders) =>
        [.. Judge(kind).Plan(file, folders, Judge(kind).Judge(file, folders), force: false)];
}
