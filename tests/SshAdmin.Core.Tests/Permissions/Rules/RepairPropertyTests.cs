using System;
using System.Linq;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Rules;

/// <summary>Seeded, so that a failure names a seed that reproduces it.</summary>
public class RepairPropertyTests
{
    private const int Count = 1000;

    public static TheoryData<SshFileKind> Kinds => [.. Enum.GetValues<SshFileKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ARepairedDescriptorPassesEveryVersion(SshFileKind kind) => ForEachRepair(kind, (seed, rule, subject, plan) =>
    {
        foreach (var profile in AclProfiles.Rows.Append(AclProfiles.Module))
        {
            var judgement = AclJudge.Judge(plan.Target, rule, profile, subject);
            Assert.True(judgement.Verdict is SshKeyAclVerdict.Secure or SshKeyAclVerdict.NotSupported, $"seed {seed}, {profile.Version}: {judgement.Verdict} {string.Join(" ", judgement.Findings)}");
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ASecondRepairChangesNothing(SshFileKind kind) => ForEachRepair(kind, (seed, rule, subject, plan) =>
    {
        Assert.Null(RepairPlanner.Plan(plan.Target, rule, subject, force: false));
        Assert.Null(RepairPlanner.Plan(plan.Target, rule, subject, force: true));
        Assert.Null(RepairPlanner.Plan(SelfRelativeReader.Read(SelfRelativeWriter.Write(plan.Target)), rule, subject, force: true));
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ARepairedFileCanBeReadAndChangedByItsOwner(SshFileKind kind) => ForEachRepair(kind, (seed, rule, subject, plan) =>
    {
        var owner = plan.Target.Owner!;
        Assert.True(AccessCheck.Grants(plan.Target, [owner], AccessMasks.FullControl), $"seed {seed}");
    });

    [Fact]
    public void AnyDescriptorRoundTripsThroughTextAndBytes()
    {
        foreach (int seed in Enumerable.Range(0, Count))
        {
            var descriptor = RandomDescriptor.Create(seed);
            byte[] bytes = SelfRelativeWriter.Write(descriptor);
            Assert.Equal(bytes, SelfRelativeWriter.Write(SelfRelativeReader.Read(bytes)));
            if (descriptor.Has(DescriptorControl.DaclPresent))
            {
                string text = SddlPrinter.Print(descriptor);
                Assert.Equal(text, SddlPrinter.Print(SddlParser.Parse(text)));
                Assert.Equal(bytes, SelfRelativeWriter.Write(SddlParser.Parse(text)));
            }
        }
    }

    private static void ForEachRepair(SshFileKind kind, Action<int, FileKindRule, AclSubject, RepairPlan> check)
    {
        var rule = FileKindRules.Find(kind);
        AclSubject subject = new() { User = kind == SshFileKind.AdministratorsAuthorizedKeys ? null : RandomDescriptor.User };
        int repairs = 0;
        foreach (int seed in Enumerable.Range(0, Count))
        {
            // Kinds that OpenSSH does not check are repaired on demand only.
            if (RepairPlanner.Plan(RandomDescriptor.Create(seed), rule, subject, force: rule.IsAdvisory) is RepairPlan plan)
            {
                repairs++;
                check(seed, rule, subject, plan);
            }
        }

        Assert.InRange(repairs, Count / 2, Count);
    }
}
