using System;
using System.Linq;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class UnixJudgeTests
{
    private const uint User = 1000;
    private const uint Stranger = 1001;
    private const uint Team = 500;
    private const string Home = "/home/me";

    // authfile.c sshkey_perm_ok, misc.c safe_path, readconf.c: 077 for one's own keys, 022 for the rest.
    [Theory]
    [InlineData(SshFileKind.UserPrivateKey, User, "0600", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0400", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0644", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0610", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.UserPrivateKey, User, "0200", SshKeyAclVerdict.Unreadable)]
    [InlineData(SshFileKind.UserPrivateKey, Stranger, "0600", SshKeyAclVerdict.Unreadable)]
    [InlineData(SshFileKind.UserPrivateKey, Stranger, "0644", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.UserPrivateKey, 0u, "0600", SshKeyAclVerdict.Unreadable)]
    [InlineData(SshFileKind.UserPrivateKey, 0u, "0644", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.HostPrivateKey, 0u, "0640", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.HostPrivateKey, Stranger, "0640", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.AuthorizedKeys, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.AuthorizedKeys, 0u, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.AuthorizedKeys, 0u, "0600", SshKeyAclVerdict.Unreadable)]
    [InlineData(SshFileKind.AuthorizedKeys, User, "0664", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.AuthorizedKeys, Stranger, "0600", SshKeyAclVerdict.BadOwner)]
    [InlineData(SshFileKind.UserConfig, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserConfig, User, "0646", SshKeyAclVerdict.TooOpen)]
    [InlineData(SshFileKind.KnownHosts, User, "0666", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.KnownHosts, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPublicKey, User, "0666", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.UserPublicKey, User, "0664", SshKeyAclVerdict.Advisory)]
    [InlineData(SshFileKind.UserPublicKey, User, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPublicKey, User, "0600", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.UserPublicKey, 0u, "0644", SshKeyAclVerdict.Secure)]
    [InlineData(SshFileKind.ProgramDataSsh, 0u, "0777", SshKeyAclVerdict.NotSupported)]
    public void OwnerAndModeDecide(SshFileKind kind, uint owner, string mode, SshKeyAclVerdict verdict) =>
        Assert.Equal(verdict, Judge(kind, Sighting(File(owner, mode))).Verdict);

    // The first class that fits decides: a member of the group is not one of the others.
    [Theory]
    [InlineData(0u, Team, "0640", SshKeyAclVerdict.Secure)]
    [InlineData(0u, Team, "0604", SshKeyAclVerdict.Unreadable)]
    [InlineData(0u, 7u, "0640", SshKeyAclVerdict.Unreadable)]
    [InlineData(0u, 7u, "0604", SshKeyAclVerdict.Secure)]
    [InlineData(User, Team, "0044", SshKeyAclVerdict.Unreadable)]
    public void TheUsersClassDecidesWhetherHeCanRead(uint owner, uint group, string mode, SshKeyAclVerdict verdict) =>
        Assert.Equal(verdict, Judge(SshFileKind.AuthorizedKeys, Sighting(File(owner, mode, group))).Verdict);

    [Theory]
    [InlineData(SshFileKind.UserPrivateKey)]
    [InlineData(SshFileKind.AuthorizedKeys)]
    public void AFolderThatTheUserCannotEnterHidesTheFile(SshFileKind kind)
    {
        var seen = Sighting(File(User, "0600"), Folder(Home + "/.ssh", User, "0600"));
        var judgement = Judge(kind, seen);
        Assert.Equal((SshKeyAclVerdict.Unreadable, "A1"), (judgement.Verdict, judgement.Findings.Single().Rule));
        Assert.Equal("0700", UnixMode.Octal(Plan(kind, seen).Single().Mode));
    }

    [Fact]
    public void RootReadsAndEntersEverything() => Assert.Equal(SshKeyAclVerdict.Secure,
        new UnixJudge(UnixKindRules.Find(SshFileKind.AuthorizedKeys), new UnixSubject(0, [0]), _ => null).Judge(Sighting(File(0, "0000"), Folder("/root", 0, "0000"))).Verdict);

    [Theory]
    [InlineData("0644", "0600")]
    [InlineData("0777", "0700")]
    [InlineData("0440", "0400")]
    [InlineData("0260", "0600")]
    public void ARepairTakesAwayWhatIsTooMuchAndNothingElse(string mode, string repaired) =>
        Assert.Equal(repaired, UnixMode.Octal(Plan(SshFileKind.UserPrivateKey, Sighting(File(User, mode))).Single().Mode));

    [Fact]
    public void AFolderThatOthersWriteIsFoundAndRepaired()
    {
        var seen = Sighting(File(User, "0600"), Folder(Home + "/.ssh", User, "0775"));
        var judgement = Judge(SshFileKind.AuthorizedKeys, seen);
        Assert.Equal((SshKeyAclVerdict.TooOpen, "U4"), (judgement.Verdict, judgement.Findings.Single().Rule));
        var repair = Plan(SshFileKind.AuthorizedKeys, seen).Single();
        Assert.Equal((Home + "/.ssh", "0755"), (repair.Entry.Path, UnixMode.Octal(repair.Mode)));
    }

    [Theory]
    [InlineData("/srv/app", User, "0775")]
    [InlineData("/home", User, "0777")]
    [InlineData("/home/me2", User, "0777")]
    [InlineData(Home + "/.ssh", Stranger, "0775")]
    [InlineData(Home + "/.ssh", 0u, "0775")]
    [InlineData(Home + "/tmp", User, "1777")]
    public void AFolderThatIsNotTheUsersOwnIsReportedAndLeftAlone(string path, uint owner, string mode)
    {
        var seen = Sighting(File(User, "0600"), Folder(path, owner, mode));
        Assert.Contains("leaves", Judge(SshFileKind.AuthorizedKeys, seen).Findings[0].Message, StringComparison.Ordinal);
        Assert.Empty(Plan(SshFileKind.AuthorizedKeys, seen));
    }

    [Theory]
    [InlineData(SshFileKind.UserPrivateKey)]
    [InlineData(SshFileKind.AuthorizedKeys)]
    public void AFileOfAStrangerIsLeftAlone(SshFileKind kind) => Assert.Empty(Plan(kind, Sighting(File(Stranger, "0666")), force: true));

    [Fact]
    public void RootGivesTheUserAFileInHisHomeThatHeCannotRead()
    {
        var repair = Plan(SshFileKind.UserPrivateKey, Sighting(File(0, "0640", group: 7))).Single();
        Assert.Equal((User, "0600"), (repair.User, UnixMode.Octal(repair.Mode)));
    }

    [Fact]
    public void NobodyElseCanGiveFilesAway()
    {
        var seen = Sighting(File(0, "0600"));
        Assert.Empty(Plan(SshFileKind.AuthorizedKeys, seen, canGive: false));
        Assert.Contains("Only root", Judge(SshFileKind.AuthorizedKeys, seen).Findings.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileWithAnotherNameElsewhereIsNotGivenAway() => Assert.Empty(Plan(SshFileKind.AuthorizedKeys, Sighting(File(0, "0600") with { Links = 2 })));

    [Theory]
    [InlineData("/srv/keys/me")]
    [InlineData("/home/me2/key")]
    public void AFileOutsideOfTheHomeIsNotGivenAway(string path) => Assert.Empty(Plan(SshFileKind.AuthorizedKeys, Sighting(File(0, "0600") with { Path = path })));

    [Fact]
    public void AKeyOfRootThatTheUserReadsStaysReadable() => Assert.Empty(Plan(SshFileKind.UserPrivateKey, Sighting(File(0, "0644"))));

    [Fact]
    public void ForceGivesTheUserSuchAKey() => Assert.Equal((User, "0600"), Plan(SshFileKind.UserPrivateKey, Sighting(File(0, "0644")), force: true).Select(repair => (repair.User, UnixMode.Octal(repair.Mode))).Single());

    [Fact]
    public void AKeyForAGroupOutsideOfHomesIsClosedByForceOnly()
    {
        UnixMode key = new("/srv/teamkey", 0, Team, 0x8000 | Convert.ToUInt32("0640", 8));
        UnixPlanner planner = new(UnixKindRules.Find(SshFileKind.UserPrivateKey), new UnixSubject(0, [0]) { OwnersGroup = 0 }, canGive: true, _ => null);
        Assert.Empty(planner.Plan(Sighting(key), SshKeyAclVerdict.TooOpen, force: false));
        Assert.Equal("0600", UnixMode.Octal(planner.Plan(Sighting(key), SshKeyAclVerdict.TooOpen, force: true).Single().Mode));
    }

    [Fact]
    public void ForceGivesAKeyItsUsualMode() => Assert.Equal("0600", UnixMode.Octal(Plan(SshFileKind.UserPrivateKey, Sighting(File(User, "0700")), force: true).Single().Mode));

    [Fact]
    public void TheFindingSaysWhoMayWhat() =>
        Assert.Equal("the group can read; everybody can execute", Judge(SshFileKind.UserPrivateKey, Sighting(File(User, "0641"))).Findings.Single().Rights);

    [Fact]
    public void EveryRepairOfAFilePassesAndASecondOneChangesNothing()
    {
        foreach (var kind in Enum.GetValues<SshFileKind>())
        {
            for (uint mode = 0; mode < 0x1000; mode++)
            {
                UnixMode file = File(mode % 3 == 0 ? 0 : User, "0000") with { Mode = 0x8000 | mode };
                foreach (var repair in Plan(kind, Sighting(file)))
                {
                    var repaired = Sighting(file with { User = repair.User ?? file.User, Mode = 0x8000 | repair.Mode });
                    Assert.Equal(SshKeyAclVerdict.Secure, Judge(kind, repaired).Verdict);
                    Assert.Empty(Plan(kind, repaired));
                }
            }
        }
    }

    private static UnixMode File(uint owner, string mode, uint group = User) => new(Home + "/.ssh/file", owner, group, 0x8000 | Convert.ToUInt32(mode, 8));

    private static UnixMode Folder(string path, uint owner, string mode) => new(path, owner, owner, 0x4000 | Convert.ToUInt32(mode, 8));

    private static UnixSighting Sighting(UnixMode file, params UnixMode[] folders) => new(file, folders, folders);

    private static UnixSubject Subject(UnixKindRule rule) => rule.IsOfMachine ? new UnixSubject(0, [0]) : new UnixSubject(User, [User, Team]) { Home = Home, OwnersGroup = User };

    private static Judgement Judge(SshFileKind kind, UnixSighting seen)
    {
        var rule = UnixKindRules.Find(kind);
        return new UnixJudge(rule, Subject(rule), _ => null).Judge(seen);
    }

    private static UnixRepair[] Plan(SshFileKind kind, UnixSighting seen, bool force = false, bool canGive = true)
    {
        var rule = UnixKindRules.Find(kind);
        return [.. new UnixPlanner(rule, Subject(rule), canGive, _ => null).Plan(seen, Judge(kind, seen).Verdict, force)];
    }
}
