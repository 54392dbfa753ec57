using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Tests.Permissions.Rules;

namespace SshAdmin.Core.Tests.Permissions.Sddl;

public class SddlTests
{
    private static readonly Sid Domain = new(5, 21, 1, 2, 3);

    // Spellings of every sort: nothing may be tidied.
    [Theory]
    [InlineData("O:BAG:SYD:PAI(A;OICI;FA;;;SY)S:AI(ML;;NWNR;;;ME)")]
    [InlineData("O:S-1-5-18G:S-1-5-32-544D:(A;;0X1F01ff;;;S-1-1-0)")]
    [InlineData("O:baD:(a;;fa;;;wd)")]
    [InlineData("D:NO_ACCESS_CONTROL")]
    [InlineData("O:WDD:PNO_ACCESS_CONTROL")]
    [InlineData("D:")]
    [InlineData("D:P")]
    [InlineData("S:D:P")]
    [InlineData("O:LAG:DUD:(A;;FA;;;LA)(A;;FR;;;DU)")]
    [InlineData("D:AIPAR(A;CIOI;RPWPCR;;;BU)")]
    [InlineData("D:(A;;16;;;BU)(A;;01234567;;;BU)(A;;;;;BU)(A;;0x0;;;BU)")]
    [InlineData("D:(OA;CIIO;RP;037088f8-0ae1-11d2-b422-00a0c968f939;4828CC14-1437-45bc-9B07-AD6F015E5F28;RU)")]
    [InlineData("D:(XA; ;FX;;;S-1-1-0; (@User.Title==\"PM\" && (@User.Division==\"Fin)ance\" || @User.Division ==\" Sales\")))")]
    [InlineData("S:(RA;;;;;WD;(\"Project\",TS,0,\"Windows\",\"SQL\"))(SP;;;;;S-1-17-1)(TL;;0x1;;;S-1-19-512-8192)(FL;TP;FX;;;WD;(a))")]
    [InlineData("D:(0x4;;;;;;#0102)(A;;FA;;;BA;#00000000)")]
    [InlineData("O:S-1-0x2038FD554-1-5D:")]
    public void TextRoundTripsLetterByLetter(string sddl) => Assert.Equal(sddl, SddlPrinter.Print(SddlParser.Parse(sddl)));

    [Theory]
    [MemberData(nameof(AclCase.Ids), MemberType = typeof(AclCase))]
    public void TheCasesRoundTrip(string id) => Assert.Equal(AclCase.Find(id).Sddl, SddlPrinter.Print(AclCase.Find(id).Descriptor));

    // Bytes as ConvertStringSecurityDescriptorToSecurityDescriptorW of Windows made them; recorded in the test data of Samba
    // (libcli/security/tests). The text is what Windows prints for the bytes.
    [Theory]
    [InlineData("D:", "01000480000000000000000000000000140000000200080000000000")]
    [InlineData("D:PS:P", "010014b00000000000000000140000001c00000002000800000000000200080000000000")]
    [InlineData("D:(XD;;FX;;;WD;(!(@USER.Project Not_Any_of 1)))", "010004800000000000000000000000001400000002004000010000000a003800a000120001010000000000010000000061727478f90e000000500072006f006a0065006300740004010000000000000003028fa2")]
    [InlineData("D:(XD;;FX;;;WD;(@USER.Project Any_of \"pink\"))", "010004800000000000000000000000001400000002004400010000000a003c00a000120001010000000000010000000061727478f90e000000500072006f006a006500630074001008000000700069006e006b0088000000")]
    [InlineData("D:(XA;;CCDCLCSWRPWP;;;MP;(@RESOURCE.c))S:(RA;;;;;WD;(\"colOIr\",TU,0xe,4,24472992577))", "0100148000000000000000001400000068000000020054000100000012004c000000000001010000000000010000000018000000020000000e00000002000000260000002e00000063006f006c004f004900720000000400000000000000413bb4b20500000000000200280001000000090020003f00000001010000000000100021000061727478fa02000000630000")]
    [InlineData("D:(XA;;CCDCLCSWRPWP;;;MP;(@RESOURCE.c < #77))S:(RA;;;;;WD;(\"colOIr\",TU,0xe,24472992577))", "010014800000000000000000140000005c0000000200480001000000120040000000000001010000000000010000000014000000020000000e000000010000002200000063006f006c004f00490072000000413bb4b20500000000000200300001000000090028003f00000001010000000000100021000061727478fa020000006300180100000077820000")]
    public void TextAndBytesAreThoseOfWindows(string sddl, string hex)
    {
        Assert.Equal(hex, Convert.ToHexString(SelfRelativeWriter.Write(SddlParser.Parse(sddl))).ToLowerInvariant());
        Assert.Equal(sddl, SddlPrinter.Print(SelfRelativeReader.Read(Convert.FromHexString(hex))));
    }

    // Same source: other spellings of the text, and what Windows makes of them.
    [Theory]
    [InlineData("D:(A;;123456789;;;SY)", "D:(A;;0x75bcd15;;;SY)")]
    [InlineData("D:(A;;01234567;;;SY)", "D:(A;;0x53977;;;SY)")]
    [InlineData("D:(A;;17;;;SY)", "D:(A;;CCRP;;;SY)")]
    [InlineData("D:(A;;0xf01ff;;;SY)", "D:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;SY)")]
    [InlineData("D:(A;;0xe00f0000;;;SY)", "D:(A;;SDRCWDWOGXGWGR;;;SY)")]
    [InlineData("D:AIPAR(A;;GA;;;SY)", "D:PARAI(A;;GA;;;SY)")]
    [InlineData("S:D:P", "D:PS:")]
    [InlineData("D:(A;;FRSD;;;S-1-5-32-545)", "D:(A;;0x130089;;;BU)")]
    public void OtherSpellingsMeanWhatWindowsTakesThemFor(string given, string printed) =>
        Assert.Equal(printed, SddlPrinter.Print(SelfRelativeReader.Read(SelfRelativeWriter.Write(SddlParser.Parse(given)))));

    // Same source, should_fail.txt: Windows refuses all of these.
    [Theory]
    [InlineData("Z:(A;;GA;;;SY)", 0)]
    [InlineData("D:(Antlers;;GA;;;SY)", 3)]
    [InlineData("D:((A;;GA;;;SY))", 3)]
    [InlineData("D:(A;;GA;;)", 10)]
    [InlineData("S:(AU;SA;CROOO;;;WD)", 11)]
    [InlineData("D:(A;;GA;;{f30e3bbf-9ff0-11d1-b603-0000f80367c1};WD)", 10)]
    [InlineData("D:P:S:", 3)]
    [InlineData("O:S-1-", 2)]
    [InlineData("O:", 2)]
    [InlineData("O:XX", 2)]
    [InlineData("D:(A;;GA;;;SY", 13)]
    [InlineData("D:(A;;GA;;;SY;)", 14)]
    [InlineData("D:(XA;;GA;;;SY;(a == \"b)", 24)]
    [InlineData("D:(A;OIXX;GA;;;SY)", 7)]
    [InlineData("D:(A;;0x123456789;;;SY)", 6)]
    [InlineData("O:SYO:SY", 4)]
    [InlineData("", 0)]
    public void MalformedTextNamesTheOffset(string sddl, int offset)
    {
        var error = Assert.Throws<SshInputException>(() => SddlParser.Parse(sddl));
        Assert.Equal(ErrorReason.DescriptorInvalid, error.Reason);
        Assert.Contains($"at offset {offset}:", error.Message);
    }

    [Fact]
    public void SpaceBetweenPartsIsSkipped() =>
        Assert.Equal("O:SYD:(A;;FA;;;SY)(A;;FR;;;WD)", SddlPrinter.Print(SddlParser.Parse(" O:SY\r\n D: (A;;FA;;;SY)\r\n(A;;FR;;;WD) ")));

    [Fact]
    public void NullListEmptyListAndNoListAreThreeThings()
    {
        Assert.True(SddlParser.Parse("D:NO_ACCESS_CONTROL") is { HasNullDacl: true } isNull && isNull.Has(DescriptorControl.DaclPresent));
        Assert.Empty(SddlParser.Parse("D:").Dacl!.Entries);
        Assert.True(SddlParser.Parse("O:SY") is { HasNullDacl: true } missing && !missing.Has(DescriptorControl.DaclPresent));
    }

    [Fact]
    public void TheRightsFieldAndTheTrusteeFieldReadWdDifferently()
    {
        var entry = SddlParser.Parse("D:(A;;WD;;;WD)").Dacl!.Entries.Single();
        Assert.Equal((AccessMasks.WriteDac, WellKnownSids.Everyone), (entry.Mask, entry.Trustee));
    }

    [Fact]
    public void AMachineAliasIsResolvedAgainstTheDomainGiven() =>
        Assert.Equal("S-1-5-21-1-2-3-500", SddlParser.Parse("O:LA", Domain).Owner!.ToString());

    [Fact]
    public void AMachineAliasWithoutDomainHasNoBinaryForm()
    {
        var error = Assert.Throws<SshInputException>(() => SelfRelativeWriter.Write(SddlParser.Parse("O:LA")));
        Assert.Equal(ErrorReason.DescriptorInvalid, error.Reason);
    }

    [Fact]
    public void EveryAliasIsListedOnce() => Assert.Equal(SidAliases.Rows.Count, SidAliases.Rows.Select(row => row.Alias).Distinct().Count());

    [Fact]
    public void NoSidHasTwoAliases()
    {
        var sids = SidAliases.Rows.Where(row => row.Sid is not null).Select(row => row.Sid!).ToList();
        Assert.Equal(sids.Count, sids.Distinct().Count());
    }
}
