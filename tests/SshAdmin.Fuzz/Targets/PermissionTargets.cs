using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Fuzz.Targets;

/// <summary>Security descriptors, as text and as bytes, judged and repaired; and how the kind of a file is found.</summary>
internal static class PermissionTargets
{
    private static readonly SshFileKind[] Kinds = Enum.GetValues<SshFileKind>();

    private static readonly string[] Tokens =
    [
        "O:", "G:", "D:", "S:", "PAI", "NO_ACCESS_CONTROL", "(A;;FA;;;SY)", "(D;OICI;0x1f01ff;;;WD)", "(XA;;FR;;;BU;(@User.Title == \"x\"))", "(RA;;;;;WD;(\"n\",TS,0,\"a\",\"b\"))", "S-1-5-21-1-2-3-1001", "S-1-5-32-544", "SY", "BA", "LA",
        "bf967aba-0de6-11d0-a285-00aa003049e2", "Member_of {SID(BA)}", "Exists ", "&&", "||", "!", "Any_of", "#0badf00d", "0xffffffff", "S-1-0x1000000000000-1", "(ML;;NW;;;HI)",
    ];

    public static IEnumerable<FuzzTarget> Create()
    {
        string[] texts =
        [
            .. Samples(),
            "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(OA;CI;CR;bf967aba-0de6-11d0-a285-00aa003049e2;;AU)S:(AU;SAFA;FA;;;WD)(ML;;NW;;;HI)",
            "D:(XA;;FX;;;S-1-1-0;(@User.Title==\"PM\" && (@User.Division==\"Finance\" || @User.Division ==\"Sales\")))",
            "D:(XA;;FX;;;WD;(Member_of {SID(BA), SID(S-1-5-32-545)} || !(Exists @Resource.x) && @User.n Any_of {1, 0x10, -3}))",
            "S:(RA;;;;;WD;(\"Secrecy\",TU,0,3))(RA;;;;;WD;(\"p\",TS,0,\"a\",\"b\"))(SP;;;;;S-1-17-1)",
        ];
        byte[][] seeds = [.. texts.Distinct().Select(Seeds.Text)];
        yield return new FuzzTarget("sddl", InputShape.Text, seeds, Tokens, ReadText);
        yield return new FuzzTarget("descriptor", InputShape.LittleEndian, [.. texts.Select(Binary).OfType<byte[]>()], [], ReadBinary);
        yield return new FuzzTarget("file-kind", InputShape.Text, [Seeds.Text("/home/a/.ssh/id_rsa\0-----BEGIN RSA PRIVATE KEY-----\n"), Seeds.Text("C:\\ProgramData\\ssh\\x\0ssh-ed25519 AAAA"), Seeds.Text("k\0PuTTY-User-Key-File-3: x")], ["-----BEGIN ", "PRIVATE KEY-----", ".ssh", "ssh_host_", ".pub"], FindKind);
    }

    private static string ReadText(byte[] input)
    {
        SshFileKind kind = Kinds[input.Length % Kinds.Length];
        SshKeyAclReport report = DescriptorReports.FromSddl(Encoding.UTF8.GetString(input), new SshKeyAclRequest { Kind = kind, Force = input.Length % 3 == 0 });
        if (report.Sddl is string printed)
        {
            SddlParser.Parse(printed);
        }

        return Describe(report);
    }

    private static string ReadBinary(byte[] input)
    {
        SecurityDescriptor descriptor = SelfRelativeReader.Read(input);
        SshFileKind kind = Kinds[input.Length % Kinds.Length];
        SshKeyAclReport report = DescriptorReports.Create(null, kind, descriptor, new AclSubject { User = null, SidHistory = [], Elevated = false }, new SshKeyAclRequest { Kind = kind }, []);
        SelfRelativeWriter.Write(descriptor);
        return Describe(report);
    }

    private static string Describe(SshKeyAclReport report) => $"{report.Verdict} {string.Join(' ', report.Findings.Select(finding => finding.Rule))}";

    private static string FindKind(byte[] input)
    {
        int cut = Array.IndexOf(input, (byte)0);
        byte[] path = cut < 0 ? input : input[..cut];
        return $"{FileKindDetector.Detect(Encoding.UTF8.GetString(path), isFolder: input.Length % 5 == 0, cut < 0 ? null : input[(cut + 1)..], @"C:\ProgramData\ssh", out bool isAssumed)} {isAssumed}";
    }

    private static byte[]? Binary(string sddl)
    {
        try
        {
            return SelfRelativeWriter.Write(SddlParser.Parse(sddl));
        }
        catch (SshInputException)
        {
            // An alias of an unknown machine has no binary form.
            return null;
        }
    }

    private static IEnumerable<string> Samples()
    {
        using JsonDocument cases = JsonDocument.Parse(Seeds.Content("Data/Permissions/windows-acl-cases.json"));
        return [.. cases.RootElement.EnumerateArray().Select(row => row.TryGetProperty("sddl", out JsonElement sddl) ? sddl.GetString() : null).OfType<string>()];
    }
}
