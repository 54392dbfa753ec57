using System.Linq;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class RepairPlannerTests
{
    private const string User = "S-1-5-21-1111111111-2222222222-3333333333-1001";

    [Theory]
    [MemberData(nameof(AclCase.Ids), MemberType = typeof(AclCase))]
    public void TheRepairIsTheOneOfTheCase(string id)
    {
        var row = AclCase.Find(id);
        var plan = RepairPlanner.Plan(row.Descriptor, row.Rule, row.Subject, force: false);
        bool isUnchanged = row.Repair.StartsWith("unchanged", System.StringComparison.Ordinal) || row.Repair.StartsWith("(none", System.StringComparison.Ordinal);
        Assert.Equal(isUnchanged ? null : row.Repair, plan is null ? null : SddlPrinter.Print(plan.Target));
    }

    [Fact]
    public void GroupAndAuditListStayAsTheyWere()
    {
        var plan = Plan($"O:{User}G:DUD:(A;;FA;;;WD)S:AI(AU;SA;FA;;;WD)");
        Assert.Equal($"O:{User}G:DUD:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{User})S:AI(AU;SA;FA;;;WD)", SddlPrinter.Print(plan!.Target));
    }

    [Fact]
    public void TheChangesAreListedInWords()
    {
        var plan = Plan($"O:S-1-5-21-9-8-7-1001D:AI(A;ID;FR;;;WD)(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;FA;;;{User})");
        Assert.Equal(
            [
                $"make {User} the owner instead of S-1-5-21-9-8-7-1001",
                "remove the entry of Everyone (S-1-1-0) (read)",
                "stop inheriting from the folder",
            ],
            plan!.Changes);
    }

    [Fact]
    public void ForceRewritesWhatPasses()
    {
        var descriptor = SddlParser.Parse($"O:{User}D:AI(A;ID;FA;;;{User})");
        var plan = RepairPlanner.Plan(descriptor, FileKindRules.Find(SshFileKind.UserPrivateKey), new AclSubject { User = Sid.TryParse(User) }, force: true);
        Assert.Equal($"O:{User}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{User})", SddlPrinter.Print(plan!.Target));
    }

    [Fact]
    public void ForceChangesNothingThatHasTheFinalFormAlready()
    {
        var descriptor = SddlParser.Parse($"O:{User}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{User})");
        Assert.Null(RepairPlanner.Plan(descriptor, FileKindRules.Find(SshFileKind.UserPrivateKey), new AclSubject { User = Sid.TryParse(User) }, force: true));
    }

    [Fact]
    public void SystemGetsOneEntryWhenItIsTheUser()
    {
        var plan = RepairPlanner.Plan(SddlParser.Parse("O:SYD:(A;;FR;;;WD)"), FileKindRules.Find(SshFileKind.UserPrivateKey), new AclSubject { User = Sid.TryParse("S-1-5-18") }, force: false);
        Assert.Equal("O:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)", SddlPrinter.Print(plan!.Target));
    }

    [Fact]
    public void WithoutAUserNoRepairIsPlannedForAUsersFile() =>
        Assert.Null(RepairPlanner.Plan(SddlParser.Parse("O:BAD:(A;;FR;;;WD)"), FileKindRules.Find(SshFileKind.UserPrivateKey), new AclSubject(), force: false));

    private static RepairPlan? Plan(string sddl) =>
        RepairPlanner.Plan(SddlParser.Parse(sddl), FileKindRules.Find(SshFileKind.UserPrivateKey), new AclSubject { User = Sid.TryParse(User) }, force: false);
}
