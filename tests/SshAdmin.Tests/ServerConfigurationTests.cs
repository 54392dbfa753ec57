using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;

namespace SshAdmin.Tests;

public sealed class ServerConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_setting_shows_its_value_its_source_and_its_line()
    {
        string path = Write("sshd_config", "# first\nPort 2222\nMatch User bob\n  MaxAuthTries 2\n");
        var settings = Module.Run("Get-SshServerConfiguration", path, "-User", "bob", "-ServerVersion", "9.2").Output.Cast<SshServerSetting>().ToDictionary(setting => setting.Keyword);
        Assert.Equal((SshSettingSource.File, 2, path), (settings["Port"].Source, settings["Port"].Line, settings["Port"].Path));
        Assert.Equal((SshSettingSource.Match, 4, "2"), (settings["MaxAuthTries"].Source, settings["MaxAuthTries"].Line, settings["MaxAuthTries"].Value.Single()));
        Assert.Equal(SshSettingSource.Default, settings["PermitRootLogin"].Source);
        Assert.Null(settings["PermitRootLogin"].Line);
    }

    [Fact]
    public void Text_from_the_pipeline_is_judged_as_one_configuration()
    {
        var findings = Module.Pipe(["PasswordAuthentication yes", "", "PermitEmptyPasswords yes"], "Test-SshServerConfiguration", "-MinimumSeverity", "Critical").Output;
        var finding = Assert.IsType<SshConfigurationFinding>(Assert.Single(findings));
        Assert.Equal(("AUTH-EMPTY", 3), (finding.RuleId, finding.Line));
        Assert.Null(finding.Path);
    }

    [Fact]
    public void A_piped_path_and_a_piped_file_object_are_files()
    {
        string path = Write("sshd_config", "PermitEmptyPasswords yes\n");
        Assert.Equal(path, Assert.IsType<SshConfigurationFinding>(Module.Pipe([path], "Test-SshServerConfiguration", "-MinimumSeverity", "Critical").Output[0]).Path);
    }

    [Fact]
    public void A_copied_tree_gives_its_drop_ins_and_its_accounts()
    {
        Write("etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\nAllowUsers alcie\n");
        Write("etc/ssh/sshd_config.d/10.conf", "PermitRootLogin yes\n");
        Write("etc/passwd", "root:x:0:0::/root:/bin/sh\nalice:x:1000:1000::/home/alice:/bin/sh\n");
        var findings = Module.Run("Test-SshServerConfiguration", "-Path", Path.Combine(_folder, "etc/ssh/sshd_config"), "-Root", _folder, "-ServerVersion", "9.2").Output.Cast<SshConfigurationFinding>().ToList();
        Assert.Contains(findings, finding => finding.RuleId == "ROOT-LOGIN" && finding.Path!.EndsWith("10.conf"));
        Assert.Contains(findings, finding => finding.RuleId == "ACCESS-UNKNOWN-NAME" && finding.Why.Contains("alcie"));
    }

    [Fact]
    public void Quiet_answers_by_the_severity_asked_for()
    {
        string path = Write("sshd_config", "PasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin no\n");
        Assert.Equal([true], Module.Run("Test-SshServerConfiguration", path, "-Quiet").Output);
        Assert.Equal([false], Module.Run("Test-SshServerConfiguration", path, "-Quiet", "-MinimumSeverity", "Low").Output);
    }

    [Fact]
    public void The_view_of_a_finding_names_the_line_and_its_change()
    {
        string path = Write("sshd_config", "PermitEmptyPasswords yes\n");
        var finding = Assert.IsType<SshConfigurationFinding>(Assert.Single(Module.Run("Test-SshServerConfiguration", path, "-MinimumSeverity", "Critical").Output));
        Assert.Equal("PermitEmptyPasswords yes -> PermitEmptyPasswords no", finding.Change);
    }

    [Fact]
    public void A_lock_out_is_foretold_first()
    {
        string path = Write("sshd_config", "AllowUsers bob\n");
        var first = Assert.IsType<SshConfigurationFinding>(Module.Run("Test-SshServerConfiguration", path, "-SignedInAs", "alice@192.0.2.7").Output[0]);
        Assert.Equal(("LOCKOUT-VERDICT", SshFindingSeverity.Critical), (first.RuleId, first.Severity));
    }

    [Fact]
    public void The_output_of_sshd_T_is_no_all_clear_for_a_sign_in_and_says_what_it_cannot_be_asked()
    {
        string path = Write("sshd-T.txt", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "debian12-9.2p1.txt")));
        Assert.Equal([false], Module.Run("Test-SshServerConfiguration", path, "-SignedInAs", "alice@192.0.2.7", "-Quiet").Output);
        var findings = Module.Run("Test-SshServerConfiguration", path, "-SignedInAs", "alice@192.0.2.7").Output.Cast<SshConfigurationFinding>().ToList();
        Assert.Contains("LOCKOUT-DUMP", findings[0].Why);
        var dump = findings.Single(finding => finding.RuleId == "LOCKOUT-DUMP");
        Assert.Equal(SshFindingSeverity.High, dump.Severity);
        Assert.Contains("sshd -T -C user=alice,host=192.0.2.7,addr=192.0.2.7", dump.Recommendation);
        foreach (string command in new[] { "Test-SshServerConfiguration", "Get-SshServerConfiguration" })
        {
            Assert.Empty(Module.Run(command, path).Warnings);
            Assert.Contains("-User, -Group cannot choose", Assert.Single(Module.Run(command, path, "-User", "alice", "-Group", "staff").Warnings));
        }
    }

    [Fact]
    public void A_drop_in_that_was_not_read_is_no_all_clear_for_a_sign_in() =>
        Assert.Contains("LOCKOUT-INCLUDE-UNREAD", Module.Run("Test-SshServerConfiguration", "-Text", "Include /etc/ssh/sshd_config.d/*.conf", "-SignedInAs", "alice@192.0.2.7", "-MinimumSeverity", "High").Output.Cast<SshConfigurationFinding>().Select(finding => finding.RuleId));

    [Fact]
    public void Errors_of_the_file_are_warnings_of_Get_and_findings_of_Test()
    {
        string path = Write("sshd_config", "Port 22\nPermitRootLogin never\n");
        Assert.Contains("Line 2", Assert.Single(Module.Run("Get-SshServerConfiguration", path).Warnings));
        Assert.Equal("SYNTAX", Assert.IsType<SshConfigurationFinding>(Assert.Single(Module.Run("Test-SshServerConfiguration", path).Output)).RuleId);
    }

    [Theory]
    [InlineData("-ServerVersion", "nine", "InvalidArgument")]
    [InlineData("-SignedInAs", "@", "InvalidArgument")]
    [InlineData("-Root", "/no/such/folder", "PathNotFound")]
    public void A_wrong_argument_is_an_error_of_its_own(string parameter, string value, string id)
    {
        var error = Assert.Single(Module.Run("Test-SshServerConfiguration", Write("sshd_config", "Port 22\n"), parameter, value).Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_file_that_is_no_configuration_is_an_error()
    {
        string path = Write("junk", string.Concat(Enumerable.Range(0, 50).Select(number => $"word{number} \0 x\n")));
        var error = Assert.Single(Module.Run("Test-SshServerConfiguration", path).Errors);
        Assert.StartsWith("ServerConfigurationInvalid,", error.FullyQualifiedErrorId);
        Assert.Equal(path, error.TargetObject);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
