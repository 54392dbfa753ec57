using System;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Descriptors;

public class SelfRelativeTests
{
    // Owner before the lists, as RawSecurityDescriptor of .NET lays it out; padding behind the entries, as NTFS may keep it.
    private static readonly byte[] OtherLayout = Convert.FromHexString(
        "01000480" + "14000000" + "20000000" + "00000000" + "2C000000"
        + "010100000000000512000000" + "010100000000000512000000"
        + "0200240001000000" + "00001400FF011F00" + "010100000000000512000000" + "0000000000000000");

    [Fact]
    public void LayoutAndPaddingRoundTrip() => Assert.Equal(OtherLayout, SelfRelativeWriter.Write(SelfRelativeReader.Read(OtherLayout)));

    [Fact]
    public void AnUnknownEntryIsCarriedAlong()
    {
        var bytes = SelfRelativeWriter.Write(SddlParser.Parse("O:SYD:(0x4;OI;;;;;#0102030405060708)"));
        Assert.Equal("O:SYD:(0x4;OI;;;;;#0102030405060708)", SddlPrinter.Print(SelfRelativeReader.Read(bytes)));
    }

    [Fact]
    public void EveryTruncationFailsByName()
    {
        byte[] whole = SelfRelativeWriter.Write(SddlParser.Parse("O:SYG:BAD:(A;;FA;;;SY)(OA;;RP;037088f8-0ae1-11d2-b422-00a0c968f939;;BA)(XA;;FR;;;WD;(a == 1))S:(AU;SA;FA;;;WD)"));
        foreach (int length in Enumerable.Range(0, whole.Length))
        {
            Assert.Throws<SshInputException>(() => SelfRelativeReader.Read(whole.AsSpan(0, length).ToArray()));
        }
    }

    // Hostile bytes: any single changed byte gives a descriptor or a named error, and what is read can be written.
    [Fact]
    public void EveryChangedByteIsReadOrRefused()
    {
        byte[] whole = SelfRelativeWriter.Write(SddlParser.Parse("O:SYG:BAD:(A;;FA;;;SY)(OA;;RP;037088f8-0ae1-11d2-b422-00a0c968f939;;BA)(XA;;FR;;;WD;(Member_of {SID(BA)}))S:(RA;;;;;WD;(\"a\",TS,0,\"b\"))"));
        int read = 0;
        foreach (int at in Enumerable.Range(0, whole.Length))
        {
            foreach (byte value in new byte[] { 0, 1, 0x7F, 0xFF })
            {
                var changed = whole.ToArray();
                changed[at] = value;
                try
                {
                    SddlPrinter.Print(SelfRelativeReader.Read(changed));
                    read++;
                }
                catch (SshInputException e)
                {
                    Assert.Equal(ErrorReason.DescriptorInvalid, e.Reason);
                }
            }
        }

        Assert.InRange(read, 1, whole.Length * 4 - 1);
    }

    [Fact]
    public void AListOverSixtyFourKilobytesIsRefused()
    {
        Acl acl = new([.. Enumerable.Repeat(Ace.Allow(WellKnownSids.Everyone, 1), 4000)]);
        Assert.Throws<SshInputException>(() => SelfRelativeWriter.Write(new SecurityDescriptor { Dacl = acl, Control = DescriptorControl.DaclPresent }));
    }
}
