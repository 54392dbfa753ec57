using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class RuleTableTests
{
    [Fact]
    public void EveryKindHasOneRowForWindows() => Assert.Equal(Enum.GetValues<SshFileKind>(), FileKindRules.Rows.Select(row => row.Kind).Order());

    [Fact]
    public void EveryKindHasOneRowForUnix() => Assert.Equal(Enum.GetValues<SshFileKind>(), UnixKindRules.Rows.Select(row => row.Kind).Order());

    [Fact]
    public void EveryRowSaysWhereItIsFrom() =>
        Assert.DoesNotContain("", AclRules.Rows.Select(row => row.Source).Concat(FileKindRules.Rows.Select(row => row.Source)).Concat(UnixKindRules.Rows.Select(row => row.Source)));

    [Fact]
    public void EveryRuleHasAnIdOfItsOwnAndIsListed()
    {
        var fields = typeof(AclRules).GetFields().Where(field => field.FieldType == typeof(AclRule)).Select(field => ((AclRule)field.GetValue(null)!).Id).ToList();
        Assert.Equal(fields.Count, fields.Distinct().Count());
        Assert.Equal(fields.Order(), AclRules.Rows.Select(row => row.Id).Order());
    }

    [Fact]
    public void VersionsRise() => Assert.Equal(AclProfiles.Rows.Select(row => row.Version).Order(), AclProfiles.Rows.Select(row => row.Version));

    [Fact]
    public void EveryFormOfARepairIsSddl() =>
        Assert.All(FileKindRules.Rows, row => Assert.NotEmpty(SddlParser.Parse("D:" + row.Repair.Replace("{user}", "S-1-5-21-1-2-3-4")).Dacl!.Entries));

    [Theory]
    [InlineData("7.7", "7.7")]
    [InlineData("8.5", "8.1")]
    [InlineData("9.5p2", "9.4")]
    [InlineData("OpenSSH_for_Windows_8.6", "8.6")]
    [InlineData("10.4.0.0p1-Preview", "10.4")]
    [InlineData("11", "10.4")]
    public void AVersionFollowsTheLastChangeBeforeIt(string asked, string rules) => Assert.Equal(Version.Parse(rules), AclProfiles.Parse(asked).Version);

    [Theory]
    [InlineData("7.6")]
    [InlineData("new")]
    [InlineData("")]
    public void OtherVersionsAreRefused(string asked) => Assert.Equal(ErrorReason.InvalidArgument, Assert.Throws<SshInputException>(() => AclProfiles.Parse(asked)).Reason);

    [Theory]
    [InlineData(0x1F01FFu, "full control")]
    [InlineData(0x1301BFu, "modify")]
    [InlineData(0x1200A9u, "read and execute")]
    [InlineData(0x80000000u, "read")]
    [InlineData(0x10000000u, "full control")]
    [InlineData(0x130089u, "read, delete")]
    [InlineData(0x116u, "write data, append data, write extended attributes, write attributes")]
    [InlineData(0u, "no right at all")]
    [InlineData(0x100000u, "synchronize")]
    public void RightsAreSaidInWords(uint mask, string words) => Assert.Equal(words, RightsInWords.Describe(mask));
}
