using System.Linq;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Rules;

public class AclJudgeTests
{
    private const string User = "S-1-5-21-1111111111-2222222222-3333333333-1001";

    [Fact]
    public void AllFiftyOneCasesAreThere() => Assert.Equal(51, AclCase.All.Count);

    [Theory]
    [MemberData(nameof(AclCase.Versions), MemberType = typeof(AclCase))]
    public void EachVersionOfOpenSshAnswersAsItsSourceSays(string id, string version)
    {
        var row = AclCase.Find(id);
        var judgement = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Parse(version), row.Subject);
        Assert.Equal(AclCase.Expand(row.Verdict[version]), AclCase.Notation(judgement));
    }

    [Theory]
    [MemberData(nameof(AclCase.Ids), MemberType = typeof(AclCase))]
    public void TheModuleAnswersWithItsOwnVerdict(string id)
    {
        var row = AclCase.Find(id);
        var judgement = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject);
        switch (row.Module)
        {
            case "advisory":
                Assert.Equal(SshKeyAclVerdict.Advisory, judgement.Verdict);
                break;
            case "UNREADABLE":
                Assert.Equal(SshKeyAclVerdict.Unreadable, judgement.Verdict);
                break;
            default:
                Assert.Equal(AclCase.Expand(row.Module.Split(' ')[0]), AclCase.Notation(judgement));
                break;
        }
    }

    [Theory]
    [MemberData(nameof(AclCase.Ids), MemberType = typeof(AclCase))]
    public void ReadabilityIsThatOfTheAccountThatNeedsTheFile(string id)
    {
        var row = AclCase.Find(id);
        var judgement = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject);
        Assert.Equal(row.Readable == false, judgement.Findings.Any(finding => finding.Rule == "A1"));
    }

    [Fact]
    public void AConditionalEntryIsRemarkedAndDoesNotCount()
    {
        var row = AclCase.Find("C33");
        var finding = Assert.Single(AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject).Findings);
        Assert.Equal(("R3", false, "S-1-1-0"), (finding.Rule, finding.IsViolation, finding.Sid));
    }

    [Fact]
    public void AnElevatedAdministratorReadsThroughTheGroup()
    {
        var row = AclCase.Find("C23");
        var judgement = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject with { Elevated = true });
        Assert.Equal(SshKeyAclVerdict.Secure, judgement.Verdict);
    }

    [Fact]
    public void EveryOffenderIsNamedAlthoughSshStopsAtTheFirst()
    {
        var row = AclCase.Find("C47");
        var rules = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject).Findings.Select(finding => finding.Rule);
        Assert.Equal(["R2", "R6"], rules);
    }

    [Fact]
    public void AFindingNamesAccountAndRightsInWords()
    {
        var row = AclCase.Find("C06");
        var finding = AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject).Findings[0];
        Assert.Equal((@"NT AUTHORITY\Authenticated Users", "modify"), (finding.Account, finding.Rights));
        Assert.Contains("inherited from the folder", finding.Message);
    }

    [Fact]
    public void TheOldServiceEntryIsExplained()
    {
        var row = AclCase.Find("C34");
        var finding = Assert.Single(AclJudge.Judge(row.Descriptor, row.Rule, AclProfiles.Module, row.Subject).Findings);
        Assert.Contains("before 7.6", finding.Message);
    }

    // A descriptor without D: is a NULL DACL as well (MS-DTYP 2.4.6, SE_DACL_PRESENT).
    [Fact]
    public void AMissingListIsANullList() => Assert.Equal(SshKeyAclVerdict.NullDacl, Judge("O:" + User, SshFileKind.UserPrivateKey).Verdict);

    [Fact]
    public void ADescriptorWithoutOwnerIsRefused() => Assert.Equal(SshKeyAclVerdict.BadOwner, Judge($"D:P(A;;FA;;;{User})", SshFileKind.UserPrivateKey).Verdict);

    [Theory]
    [InlineData("9.4", SshKeyAclVerdict.TooOpen)]
    [InlineData("10.0", SshKeyAclVerdict.NotSupported)]
    public void TheLogFolderIsLookedAtFrom94To98(string version, SshKeyAclVerdict verdict)
    {
        var judgement = AclJudge.Judge(SddlParser.Parse("O:BAD:(A;;FA;;;BU)"), FileKindRules.Find(SshFileKind.ProgramDataSshLogs), AclProfiles.Parse(version), new AclSubject());
        Assert.Equal(verdict, judgement.Verdict);
    }

    [Fact]
    public void TheSshFolderIsWarnedAboutWhenNewKeysWouldInheritAForeignEntry()
    {
        var judgement = Judge($"O:{User}D:P(A;OICI;FA;;;{User})(A;OICI;FR;;;BU)", SshFileKind.SshDirectory);
        Assert.Equal(SshKeyAclVerdict.Advisory, judgement.Verdict);
    }

    [Theory]
    [InlineData(SshFileKind.KnownHosts)]
    [InlineData(SshFileKind.UserPublicKey)]
    [InlineData(SshFileKind.SshDirectory)]
    public void AnUncheckedKindWithoutFaultIsSecure(SshFileKind kind) => Assert.Equal(SshKeyAclVerdict.Secure, Judge($"O:{User}D:P(A;;FA;;;{User})(A;;FR;;;BU)", kind).Verdict);

    private static Judgement Judge(string sddl, SshFileKind kind) =>
        AclJudge.Judge(SddlParser.Parse(sddl), FileKindRules.Find(kind), AclProfiles.Module, new AclSubject { User = Sid.TryParse(User) });
}
