using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Keys;

namespace SshAdmin.Tests.Keys;

public sealed class ConvertSshKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _source;
    private readonly string _fingerprint;

    public ConvertSshKeyTests()
    {
        _source = _folder.File("id");
        _fingerprint = Key(Module.Run("New-SshKeyPair", "-Path", _source, "-NoPassphrase", "-Comment", "me")).Fingerprint!;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Ppk", SshKeyFormat.Ppk3)]
    [InlineData("Pkcs8", SshKeyFormat.Pkcs8)]
    [InlineData("OpenSsh", SshKeyFormat.OpenSsh)]
    public void Key_is_the_same_in_another_format(string format, SshKeyFormat expected)
    {
        SshKey key = Key(Run("-Destination", _folder.File("new"), "-Format", format));
        Assert.Equal((expected, _fingerprint, "me", false), (key.Format, key.Fingerprint, key.Comment, key.IsEncrypted));
        Assert.True(File.Exists(_folder.File("new.pub")));
    }

    [Fact]
    public void Destination_may_be_a_folder()
    {
        Directory.CreateDirectory(_folder.File("sub"));
        Assert.Equal(_folder.File("sub/id"), Key(Run("-Destination", _folder.File("sub"))).Path);
        Assert.Equal(_folder.File("sub/id.ppk"), Key(Run("-Destination", _folder.File("sub"), "-Format", "Ppk")).Path);
    }

    [Fact]
    public void Two_keys_do_not_go_into_one_file_even_with_force()
    {
        string other = _folder.File("other");
        Module.Run("New-SshKeyPair", "-Path", other, "-NoPassphrase");
        RunResult result = Module.Run("Convert-SshKey", "-Path", _source + "," + other, "-Destination", _folder.File("one"), "-Force");
        Assert.Equal(_fingerprint, Assert.IsType<SshKey>(Assert.Single(result.Output)).Fingerprint);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal(other, error.TargetObject);
        Assert.StartsWith("InvalidArgument,", error.FullyQualifiedErrorId);
    }

    [Fact]
    public void Passphrase_is_set_changed_and_removed_in_place()
    {
        Assert.True(Key(Run("-NewPassphrase", "one", "-KdfRounds", "2", "-Force")).IsEncrypted);
        Assert.Equal(3, Key(Run("-Passphrase", "one", "-NewPassphrase", "two", "-KdfRounds", "3", "-Force")).KdfRounds);
        Assert.Equal("renamed", Key(Run("-Passphrase", "two", "-NoNewPassphrase", "-NewComment", "renamed", "-Force")).Comment);
        Assert.EndsWith(" renamed\n", File.ReadAllText(_source + ".pub"));
        Assert.Equal(["id", "id.pub"], _folder.Names);
    }

    [Fact]
    public void Ppk_version_is_that_of_the_file_where_the_format_stays()
    {
        Key(Run("-Destination", _folder.File("id.ppk"), "-Format", "Ppk"));
        Assert.Equal(SshKeyFormat.Ppk2, Key(Module.Run("Convert-SshKey", "-Path", _folder.File("id.ppk"), "-PpkVersion", "2", "-Force")).Format);
        Assert.Equal(SshKeyFormat.Ppk2, Key(Module.Run("Convert-SshKey", "-Path", _folder.File("id.ppk"), "-Force")).Format);
        Error(Run("-PpkVersion", "2", "-Destination", _folder.File("no")), "InvalidArgument", ErrorCategory.InvalidArgument);
        Error(Run("-PpkVersion", "2", "-Format", "Pkcs8", "-Destination", _folder.File("no")), "InvalidArgument", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public void What_ssh_cannot_read_everywhere_is_warned_of()
    {
        Assert.Contains("OpenSSH", Assert.Single(Run("-Destination", _folder.File("new"), "-Format", "Pkcs8").Warnings));
        Assert.Contains("OpenSSH", Assert.Single(Module.Run("New-SshKeyPair", "-Path", _folder.File("made"), "-Format", "Pkcs8", "-NoPassphrase").Warnings));
        Assert.Empty(Module.Run("New-SshKeyPair", "-Path", _folder.File("rsa"), "-KeyType", "Ecdsa", "-Format", "Pkcs8", "-NoPassphrase").Warnings);
    }

    [Fact]
    public void What_if_says_it_and_writes_nothing()
    {
        byte[] before = File.ReadAllBytes(_source);
        Assert.Contains(_source, Assert.Single(Run("-Force", "-NewPassphrase", "x", "-WhatIf").WhatIf));
        Assert.Equal(before, File.ReadAllBytes(_source));
    }

    [Fact]
    public void Source_and_other_files_are_replaced_by_force_only()
    {
        byte[] before = File.ReadAllBytes(_source);
        Error(Run("-NewPassphrase", "x"), "FileExists", ErrorCategory.ResourceExists);
        File.WriteAllText(_folder.File("other"), "mine");
        Error(Run("-Destination", _folder.File("other")), "FileExists", ErrorCategory.ResourceExists);
        Assert.Equal(before, File.ReadAllBytes(_source));
        Assert.Equal("mine", File.ReadAllText(_folder.File("other")));
    }

    [Fact]
    public void Encrypted_key_needs_its_passphrase()
    {
        Run("-NewPassphrase", "one", "-KdfRounds", "1", "-Force");
        Error(Run("-Destination", _folder.File("new")), "KeyPassphraseNeeded", ErrorCategory.AuthenticationError);
        Error(Run("-Destination", _folder.File("new"), "-Passphrase", "two"), "KeyPassphraseWrong", ErrorCategory.AuthenticationError);
        Assert.Equal(["id", "id.pub"], _folder.Names);
    }

    [Fact]
    public void Public_key_in_place_of_the_private_one_is_named() =>
        Error(Module.Run("Convert-SshKey", "-Path", _source + ".pub", "-Destination", _folder.File("new")), "KeyNotPrivate", ErrorCategory.InvalidArgument);

    [Fact]
    public void New_passphrase_and_none_exclude_each_other() =>
        Error(Run("-NewPassphrase", "x", "-NoNewPassphrase", "-Force"), "InvalidArgument", ErrorCategory.InvalidArgument);

    [Fact]
    public void Keys_come_by_pipeline()
    {
        RunResult result = Module.Pipe(Module.Run("Get-SshKey", "-Path", _source).Output, "Convert-SshKey", "-Destination", _folder.File("new.ppk"), "-Format", "Ppk");
        Assert.Equal(_folder.File("new.pub"), Key(result).PublicKeyPath);
    }

    private RunResult Run(params string[] words) => Module.Run("Convert-SshKey", ["-Path", _source, .. words]);

    private static SshKey Key(RunResult result)
    {
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        return Assert.IsType<SshKey>(Assert.Single(result.Output));
    }

    private static void Error(RunResult result, string id, ErrorCategory category)
    {
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
    }
}
