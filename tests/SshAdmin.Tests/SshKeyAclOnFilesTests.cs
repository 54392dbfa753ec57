using System.IO;
using System.Management.Automation;
using System.Runtime.Versioning;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Permissions;

namespace SshAdmin.Tests;

/// <summary>Both commands on real files; on Windows the same is Pester's to hold.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SshKeyAclOnFilesTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-acl-").FullName;

    public SshKeyAclOnFilesTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "mode bits are Unix only");

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void An_open_key_is_found_and_repaired()
    {
        string key = OpenKey("id_ed25519");
        Assert.Equal(SshKeyAclVerdict.TooOpen, One("Test-SshKeyAcl", key).Verdict);

        SshKeyAclReport repaired = One("Repair-SshKeyAcl", key);

        Assert.Equal((true, true, "0644", "0600"), (repaired.Changed, repaired.IsSecure, repaired.Mode, repaired.RepairMode));
        Assert.Equal(Private, File.GetUnixFileMode(key));
        Assert.Equal(SshKeyAclVerdict.Secure, One("Test-SshKeyAcl", key).Verdict);
    }

    [Fact]
    public void A_file_that_passes_is_reported_and_left_alone()
    {
        string key = OpenKey("id_ed25519");
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        SshKeyAclReport report = One("Repair-SshKeyAcl", key);
        Assert.Equal((false, true, null), (report.Changed, report.IsSecure, report.RepairMode));
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(key));
    }

    [Fact]
    public void Force_rewrites_a_file_that_passes()
    {
        string key = OpenKey("id_ed25519");
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        Assert.True(One("Repair-SshKeyAcl", key, "-Force").Changed);
        Assert.Equal(Private, File.GetUnixFileMode(key));
    }

    [Fact]
    public void WhatIf_lists_the_changes_and_makes_none()
    {
        string key = OpenKey("id_ed25519");
        RunResult result = Module.Run("Repair-SshKeyAcl", key, "-WhatIf");
        Assert.Contains("set the mode of", Assert.Single(result.WhatIf), StringComparison.Ordinal);
        SshKeyAclReport report = Assert.IsType<SshKeyAclReport>(Assert.Single(result.Output));
        Assert.Equal((false, "0600"), (report.Changed, report.RepairMode));
        Assert.NotEqual(Private, File.GetUnixFileMode(key));
    }

    [Fact]
    public void Each_file_is_asked_about_once()
    {
        OpenKey("id_a");
        OpenKey("id_b");
        RunResult result = new CmdletRunner(Module.Catalog) { Answer = true }.Run("Repair-SshKeyAcl", Path.Combine(_folder, "id_*"), "-Confirm");
        Assert.Equal(2, result.Questions.Count);
        Assert.All(result.Output.Cast<SshKeyAclReport>(), report => Assert.True(report.Changed));
    }

    [Fact]
    public void Wildcards_and_piped_files_are_taken()
    {
        OpenKey("id_a");
        OpenKey("id_b");
        Assert.Equal(2, Module.Run("Test-SshKeyAcl", Path.Combine(_folder, "*")).Output.Count);
        Assert.Equal(2, Module.Pipe([new { PSPath = Path.Combine(_folder, "id_a") }, new { PSPath = Path.Combine(_folder, "id_b") }], "Test-SshKeyAcl").Output.Count);
    }

    [Fact]
    public void Brackets_are_letters_for_LiteralPath()
    {
        string key = OpenKey("id[1]");
        Assert.True(Assert.IsType<SshKeyAclReport>(Assert.Single(Module.Run("Repair-SshKeyAcl", "-LiteralPath", key).Output)).IsSecure);
    }

    [Fact]
    public void A_missing_file_is_an_error_of_its_own_and_the_next_is_still_judged()
    {
        string key = OpenKey("id_a");
        RunResult result = Module.Run("Test-SshKeyAcl", "-Path", $"{Path.Combine(_folder, "none")},{key}");
        Assert.Single(result.Output);
        Assert.StartsWith("PathNotFound,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_unknown_kind_is_not_changed_before_Kind_says_what_it_is()
    {
        string file = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(file, "milk");
        File.SetUnixFileMode(file, Private | UnixFileMode.OtherRead);
        ErrorRecord error = Assert.Single(Module.Run("Repair-SshKeyAcl", file).Errors);
        Assert.StartsWith("FileKindUnknown,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.True(One("Repair-SshKeyAcl", file, "-Kind", "UserPrivateKey").Changed);
    }

    [Fact]
    public void Quiet_gives_true_or_false_per_file()
    {
        string key = OpenKey("id_a");
        Assert.Equal([false], Module.Run("Test-SshKeyAcl", key, "-Quiet").Output);
    }

    [Theory]
    [InlineData("-OpenSshVersion", "8.1")]
    [InlineData("-Elevated", "")]
    [InlineData("-UserSid", "SY")]
    public void What_only_files_on_Windows_have_is_an_error_for_each_file(string name, string value)
    {
        OpenKey("id_a");
        OpenKey("id_b");
        RunResult result = Module.Run("Test-SshKeyAcl", [Path.Combine(_folder, "*"), name, .. value.Length == 0 ? Array.Empty<string>() : [value]]);
        Assert.Empty(result.Output);
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.StartsWith("InvalidArgument,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    private SshKeyAclReport One(string command, params string[] words)
    {
        RunResult result = Module.Run(command, words);
        Assert.Empty(result.Errors);
        return Assert.IsType<SshKeyAclReport>(Assert.Single(result.Output));
    }

    private string OpenKey(string name)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        File.SetUnixFileMode(path, Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return path;
    }
}
