using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Keys;

namespace SshAdmin.Tests.Keys;

public sealed class GetSshKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public GetSshKeyTests()
    {
        Module.Run("New-SshKeyPair", "-Path", _folder.File("id_a"), "-NoPassphrase", "-Comment", "a");
        Module.Run("New-SshKeyPair", "-Path", _folder.File("id_b"), "-Passphrase", "secret", "-KdfRounds", "1", "-Comment", "b");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Private_and_public_file_show_the_same_key()
    {
        SshKey[] keys = Keys(Module.Run("Get-SshKey", "-Path", _folder.File("id_a") + "," + _folder.File("id_a.pub")));
        Assert.Equal(keys[0].Fingerprint, keys[1].Fingerprint);
        Assert.Equal((true, false), (keys[0].IsPrivate, keys[1].IsPrivate));
        Assert.Equal(["a", "a"], keys.Select(key => key.Comment));
    }

    [Fact]
    public void Wildcards_and_folders_stand_for_their_keys()
    {
        File.WriteAllText(_folder.File("known_hosts"), "host " + File.ReadAllText(_folder.File("id_a.pub")));
        File.WriteAllText(_folder.File("notes.txt"), "not a key");
        Assert.Equal(["id_a", "id_b"], Names(Module.Run("Get-SshKey", "-Path", _folder.File("id_?"))));
        Assert.Equal(["id_a", "id_a.pub", "id_b", "id_b.pub"], Names(Module.Run("Get-SshKey", "-Path", _folder.Path)));
    }

    [Fact]
    public void Verbose_names_what_is_passed_over_in_a_folder()
    {
        Directory.CreateDirectory(_folder.File("sub"));
        File.Copy(_folder.File("id_a"), _folder.File("sub/config-github"));
        File.Copy(_folder.File("id_a.pub"), _folder.File("sub/config-github.pub"));
        foreach (string name in new[] { "known_hosts", "known_hosts_old", "authorized_keys2", "config" })
        {
            File.WriteAllText(_folder.File("sub/" + name), "host " + File.ReadAllText(_folder.File("id_a.pub")));
        }

        RunResult result = Module.Run("Get-SshKey", "-Path", _folder.File("sub"), "-Verbose");
        Assert.Equal(["config-github", "config-github.pub"], Names(result));
        Assert.Equal(4, result.Verbose.Count(line => line.Contains("passed over")));
    }

    [Fact]
    public void Dangling_link_in_a_folder_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take a privilege there.");
        File.CreateSymbolicLink(_folder.File("lost"), "none");
        RunResult result = Module.Run("Get-SshKey", "-Path", _folder.Path, "-Verbose");
        Assert.Empty(result.Errors);
        Assert.Contains(result.Verbose, line => line.Contains("lost") && line.Contains("leads nowhere"));
        Assert.Contains("leads nowhere", Assert.Single(Module.Run("Get-SshKey", "-LiteralPath", _folder.File("lost")).Errors).ToString());
    }

    [Fact]
    public void Paths_come_by_pipeline_and_by_property()
    {
        Assert.Equal(["id_a"], Names(Module.Pipe([_folder.File("id_a")], "Get-SshKey")));
        Assert.Equal(["id_b"], Names(Module.Pipe(Module.Run("Get-SshKey", "-Path", _folder.File("id_b")).Output, "Get-SshKey")));
    }

    [Fact]
    public void Literal_path_may_hold_brackets()
    {
        File.Copy(_folder.File("id_a"), _folder.File("[x]"));
        Assert.Equal(["[x]"], Names(Module.Run("Get-SshKey", "-LiteralPath", _folder.File("[x]"))));
    }

    [Fact]
    public void Right_passphrase_opens_and_wrong_one_is_an_authentication_error()
    {
        Assert.Equal("b", Keys(Module.Run("Get-SshKey", "-Path", _folder.File("id_b"), "-Passphrase", "secret")).Single().Comment);
        ErrorRecord error = Assert.Single(Module.Run("Get-SshKey", "-Path", _folder.File("id_b"), "-Passphrase", "wrong").Errors);
        Assert.StartsWith("KeyPassphraseWrong,", error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.DoesNotContain("wrong ", error.ToString().Replace("is wrong", ""));
    }

    [Fact]
    public void One_bad_file_does_not_stop_the_others()
    {
        File.WriteAllText(_folder.File("bad"), "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n");
        RunResult result = Module.Run("Get-SshKey", "-Path", string.Join(',', _folder.File("bad"), _folder.File("none"), _folder.File("id_a")));
        Assert.Equal(["id_a"], Names(result));
        Assert.Equal(["KeyFileDamaged", "PathNotFound"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([_folder.File("bad"), _folder.File("none")], result.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void Every_line_of_authorized_keys_is_a_key_with_its_line_number()
    {
        File.WriteAllText(_folder.File("authorized_keys"), "# two\n" + File.ReadAllText(_folder.File("id_a.pub")) + File.ReadAllText(_folder.File("id_b.pub")));
        Assert.Equal([2, 3], Keys(Module.Run("Get-SshKey", "-Path", _folder.File("authorized_keys"))).Select(key => key.LineNumber!.Value));
    }

    private static SshKey[] Keys(RunResult result) => [.. result.Output.Cast<SshKey>()];

    private static string[] Names(RunResult result) => [.. Keys(result).Select(key => Path.GetFileName(key.Path))];
}
