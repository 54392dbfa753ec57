using System;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.WineTests;

/// <summary>Our reading and printing of SDDL against the system's.</summary>
public sealed class SddlPeerTests
{
    // No order of flags or spelling in which Wine and Windows differ.
    private static readonly string[] Texts =
    [
        "O:BAG:SYD:(A;;FA;;;SY)(A;;FA;;;BA)",
        "O:SYG:BAD:P(A;OICI;FA;;;SY)(A;OICIIO;FR;;;CO)(D;;FW;;;BG)",
        "O:S-1-5-21-1111111111-2222222222-3333333333-1001G:BAD:PAI(A;ID;FR;;;WD)(A;;0x1301bf;;;AU)",
        "O:BAG:BAD:",
    ];

    public void TheSystemReadsOurBytesAsTheSameText()
    {
        foreach (string text in Texts)
        {
            Check.Equal(text, ConvertDescriptor.ToText(SelfRelativeWriter.Write(SddlParser.Parse(text))));
        }
    }

    public void WeReadTheSystemsBytesAsTheSameText()
    {
        foreach (string text in Texts)
        {
            Check.Equal(text, SddlPrinter.Print(SelfRelativeReader.Read(ConvertDescriptor.FromText(text))));
        }
    }
}
