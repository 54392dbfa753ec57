using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Tests.Permissions.Rules;

/// <summary>One row of Data/Permissions/windows-acl-cases.json, derived from the source of OpenSSH for Windows by an independent model.</summary>
public sealed record AclCase(
    string Id, SshFileKind Kind, string? UserSid, bool Elevated, string[] SidHistory, string Sddl,
    Dictionary<string, string> Verdict, bool? Readable, string Module, string Repair)
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["U"] = "S-1-5-21-1111111111-2222222222-3333333333-1001",
        ["U2"] = "S-1-5-21-1111111111-2222222222-3333333333-1002",
        ["LADM"] = "S-1-5-21-1111111111-2222222222-3333333333-500",
        ["MACH"] = "S-1-5-21-1111111111-2222222222-3333333333",
        ["OLD"] = "S-1-5-21-3500000001-3500000002-3500000003-1230",
        ["ORPH"] = "S-1-5-21-999999999-888888888-777777777-1009",
        ["TI"] = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",
        ["SSHD"] = "S-1-5-80-3847866527-469524349-687026318-516638107-1125189541",
    };

    public static IReadOnlyList<AclCase> All { get; } = Load();

    public static TheoryData<string> Ids => [.. All.Select(row => row.Id)];

    public static TheoryData<string, string> Versions => [.. All.SelectMany(row => row.Verdict.Keys.Select(version => (row.Id, version)))];

    public static AclCase Find(string id) => All.Single(row => row.Id == id);

    internal SecurityDescriptor Descriptor => SddlParser.Parse(Sddl);

    internal FileKindRule Rule => FileKindRules.Find(Kind);

    internal AclSubject Subject => new()
    {
        User = UserSid is null ? null : Sid.TryParse(UserSid),
        SidHistory = [.. SidHistory.Select(sid => Sid.TryParse(sid)!)],
        Elevated = Elevated,
    };

    /// <summary>The notation of the cases for an outcome: <c>OK</c>, <c>NULL-DACL</c>, <c>BAD-OWNER(x)</c>, <c>ANY(x,y)</c>, <c>WRITE(x)</c>, <c>not-enforced</c>.</summary>
    internal static string Notation(Judgement judgement)
    {
        var violations = judgement.Findings.Where(finding => finding.IsViolation).ToList();
        if (violations.Count == 0)
        {
            return judgement.Verdict == SshKeyAclVerdict.NotSupported ? "not-enforced" : "OK";
        }

        string Names(params string[] rules) => string.Join(",", violations.Where(finding => rules.Contains(finding.Rule)).Select(finding => finding.Sid));
        return judgement.Verdict switch
        {
            SshKeyAclVerdict.NullDacl => "NULL-DACL",
            SshKeyAclVerdict.BadOwner => $"BAD-OWNER({violations[0].Sid})",
            SshKeyAclVerdict.TooOpen when violations[0].Rule == "R6" => $"ANY({Names("R6")})",
            SshKeyAclVerdict.TooOpen => $"WRITE({Names("R7", "R12")})",
            var other => other.ToString(),
        };
    }

    /// <summary>Writes the symbols of an expected outcome out as SIDs.</summary>
    internal static string Expand(string notation) => Regex.Replace(notation, @"\(([A-Z0-9,]+)\)", match =>
        "(" + string.Join(",", match.Groups[1].Value.Split(',').Select(symbol => Symbols.TryGetValue(symbol, out var sid) ? sid : SidAliases.Find(symbol)!.Sid!.ToString())) + ")");

    private static List<AclCase> Load()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "Permissions", "windows-acl-cases.json"));
        JsonSerializerOptions options = new(JsonSerializerDefaults.Web);
        options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
        return JsonSerializer.Deserialize<List<AclCase>>(file, options)!;
    }
}
