using System.IO;
using System.Management.Automation;
using System.Text.Json;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Permissions;

namespace SshAdmin.Tests;

public sealed class TestSshKeyAclTests
{
    private const string User = "S-1-5-21-1111111111-2222222222-3333333333-1001";
    private const string TooOpen = $"O:{User}D:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;FA;;;{User})(A;;FR;;;WD)";

    // The cases of Core.Tests, written from the source of OpenSSH for Windows by an independent model.
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "Permissions", "windows-acl-cases.json"))).RootElement.EnumerateArray()];

    public static TheoryData<string> Ids => [.. Cases.Select(row => row.GetProperty("id").GetString()!)];

    public static TheoryData<string, string> Versions => [.. Cases.SelectMany(row => row.GetProperty("verdict").EnumerateObject().Select(version => (row.GetProperty("id").GetString()!, version.Name)))];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Each_version_answers_as_the_case_says(string id, string version)
    {
        JsonElement row = Find(id);
        SshKeyAclReport report = Judge(row, ("OpenSshVersion", version));
        Assert.Equal(Verdict(row.GetProperty("verdict").GetProperty(version).GetString()!), report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_module_answers_and_repairs_as_the_case_says(string id)
    {
        JsonElement row = Find(id);
        SshKeyAclReport report = Judge(row);
        Assert.Equal(Verdict(row.GetProperty("module").GetString()!), report.Verdict);
        Assert.Equal(report.Verdict == SshKeyAclVerdict.Secure, report.IsSecure);

        string repair = row.GetProperty("repair").GetString()!;
        Assert.Equal(repair.StartsWith("O:", StringComparison.Ordinal) ? repair : null, report.RepairSddl);
        Assert.Equal(row.GetProperty("sddl").GetString(), report.Sddl);
        Assert.False(report.Changed);
    }

    [Fact]
    public void A_finding_names_rule_sid_account_and_rights()
    {
        SshKeyAclFinding finding = Assert.Single(Report("-Sddl", TooOpen, "-Kind", "UserPrivateKey", "-UserSid", User).Findings);
        Assert.Equal(("R6", "S-1-1-0", "Everyone", "read", true), (finding.Rule, finding.Sid, finding.Account, finding.Rights, finding.IsViolation));
    }

    [Fact]
    public void Quiet_gives_true_or_false()
    {
        Assert.Equal(false, Assert.Single(Module.Run("Test-SshKeyAcl", "-Sddl", TooOpen, "-Kind", "UserPrivateKey", "-UserSid", User, "-Quiet").Output));
        Assert.Equal(true, Assert.Single(Module.Run("Test-SshKeyAcl", "-Sddl", TooOpen, "-Kind", "AuthorizedKeys", "-UserSid", User, "-Quiet").Output));
    }

    [Fact]
    public void Without_an_account_the_owner_is_taken_for_the_user_and_that_is_said()
    {
        SshKeyAclReport report = Report("-Sddl", $"O:{User}D:P(A;;FA;;;{User})", "-Kind", "UserPrivateKey");
        Assert.True(report.IsSecure);
        Assert.Equal(("V4", User), (report.Findings.Single().Rule, report.Findings.Single().Sid));
    }

    [Fact]
    public void The_administrator_alias_is_that_of_the_users_machine() =>
        Assert.Equal(SshKeyAclVerdict.BadOwner, Report("-Sddl", $"O:LAD:P(A;;FA;;;{User})", "-Kind", "UserPrivateKey", "-UserSid", User).Verdict);

    [Theory]
    [InlineData("D:(A;;FX", "UserPrivateKey", "DescriptorInvalid", ErrorCategory.ParserError)]
    [InlineData("D:", null, "FileKindUnknown", ErrorCategory.InvalidArgument)]
    public void Text_that_cannot_be_judged_is_an_error_of_that_text(string sddl, string? kind, string id, ErrorCategory category)
    {
        ErrorRecord error = Assert.Single(Module.Run("Test-SshKeyAcl", kind is null ? ["-Sddl", sddl] : ["-Sddl", sddl, "-Kind", kind]).Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal((category, sddl), (error.CategoryInfo.Category, error.TargetObject));
    }

    [Theory]
    [InlineData("-UserSid", "Administrator")]
    [InlineData("-OpenSshVersion", "6.6")]
    public void An_unusable_parameter_ends_the_command(string parameter, string value)
    {
        RunResult result = Module.Run("Test-SshKeyAcl", "-Sddl", TooOpen, "-Kind", "UserPrivateKey", parameter, value);
        Assert.StartsWith("InvalidArgument,", result.TerminatingError?.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static JsonElement Find(string id) => Cases.Single(row => row.GetProperty("id").GetString() == id);

    private static SshKeyAclReport Report(params string[] words) => Assert.IsType<SshKeyAclReport>(Assert.Single(Module.Run("Test-SshKeyAcl", words).Output));

    private static SshKeyAclReport Judge(JsonElement row, params (string Name, object? Value)[] more)
    {
        Dictionary<string, object?> parameters = new() { ["Sddl"] = row.GetProperty("sddl").GetString(), ["Kind"] = row.GetProperty("kind").GetString() };
        if (row.GetProperty("userSid").GetString() is string user)
        {
            parameters["UserSid"] = user;
        }

        if (row.GetProperty("sidHistory").GetArrayLength() > 0)
        {
            parameters["SidHistory"] = row.GetProperty("sidHistory").EnumerateArray().Select(sid => sid.GetString()).ToArray();
        }

        foreach ((string name, object? value) in more)
        {
            parameters[name] = value;
        }

        RunResult result = Module.Run("Test-SshKeyAcl", parameters);
        Assert.Empty(result.Errors);
        return Assert.IsType<SshKeyAclReport>(Assert.Single(result.Output));
    }

    private static SshKeyAclVerdict Verdict(string notation) => notation switch
    {
        "advisory" => SshKeyAclVerdict.Advisory,
        "not-enforced" => SshKeyAclVerdict.NotSupported,
        "NULL-DACL" => SshKeyAclVerdict.NullDacl,
        "UNREADABLE" => SshKeyAclVerdict.Unreadable,
        _ when notation.StartsWith("OK", StringComparison.Ordinal) => SshKeyAclVerdict.Secure,
        _ when notation.StartsWith("BAD-OWNER", StringComparison.Ordinal) => SshKeyAclVerdict.BadOwner,
        _ when notation.StartsWith("ANY", StringComparison.Ordinal) || notation.StartsWith("WRITE", StringComparison.Ordinal) => SshKeyAclVerdict.TooOpen,
        _ => throw new InvalidDataException(notation),
    };
}
