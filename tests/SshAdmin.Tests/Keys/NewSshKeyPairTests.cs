using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Keys;

namespace SshAdmin.Tests.Keys;

public sealed class NewSshKeyPairTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pair_is_written_and_described()
    {
        SshKey key = Key(Run("id", "-NoPassphrase", "-Comment", "me@here"));
        Assert.Equal((_folder.File("id"), _folder.File("id.pub"), SshKeyType.Ed25519, SshKeyFormat.OpenSsh, false), (key.Path, key.PublicKeyPath, key.KeyType, key.Format, key.IsEncrypted));
        Assert.Equal(key.PublicKey + "\n", File.ReadAllText(_folder.File("id.pub")));
        Assert.Contains("Tera Term 4.86 and later", key.ReadableBy);
        Assert.Equal(["id", "id.pub"], _folder.Names);
    }

    [Theory]
    [InlineData("OpenSsh", SshKeyFormat.OpenSsh, "bcrypt")]
    [InlineData("Ppk", SshKeyFormat.Ppk3, "Argon2id")]
    [InlineData("Pkcs8", SshKeyFormat.Pkcs8, "PBKDF2-SHA256")]
    public void Passphrase_protects_in_every_format(string format, SshKeyFormat expected, string kdf)
    {
        SshKey key = Key(Run("id.ppk", "-Passphrase", "secret", "-Format", format, "-KdfRounds", "2"));
        Assert.Equal((expected, true, kdf, 2L), (key.Format, key.IsEncrypted, key.Kdf, key.KdfRounds));
    }

    [Fact]
    public void Older_ppk_is_written_on_request() =>
        Assert.Equal(SshKeyFormat.Ppk2, Key(Run("id.ppk", "-Passphrase", "secret", "-Format", "Ppk", "-PpkVersion", "2", "-KeyType", "Ecdsa", "-Bits", "384")).Format);

    [Fact]
    public void What_if_says_it_and_writes_nothing()
    {
        RunResult result = Run("id", "-NoPassphrase", "-WhatIf");
        Assert.Contains("Ed25519 key pair", Assert.Single(result.WhatIf));
        Assert.Empty(result.Output);
        Assert.Empty(_folder.Names);
    }

    // In PowerShell the missing passphrase is asked for; the host, which asks nobody, names it.
    [Fact]
    public void Passphrase_is_mandatory_unless_declined()
    {
        RunResult result = Run("id");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Passphrase", result.TerminatingError!.ToString());
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Passphrase_and_none_exclude_each_other() => Assert.Equal(2, Run("id", "-Passphrase", "secret", "-NoPassphrase").ExitCode);

    [Fact]
    public void Nothing_is_overwritten_without_force()
    {
        SshKey first = Key(Run("id", "-NoPassphrase"));
        byte[] before = File.ReadAllBytes(_folder.File("id"));
        ErrorRecord error = Error(Run("id", "-NoPassphrase"), "FileExists", ErrorCategory.ResourceExists);
        Assert.Equal(_folder.File("id"), error.TargetObject);
        Assert.Equal(before, File.ReadAllBytes(_folder.File("id")));
        Assert.NotEqual(first.Fingerprint, Key(Run("id", "-NoPassphrase", "-Force")).Fingerprint);
    }

    [Theory]
    [InlineData("KeyTooWeak", ErrorCategory.SecurityError, "-NoPassphrase", "-KeyType", "Rsa", "-Bits", "1024")]
    [InlineData("InvalidArgument", ErrorCategory.InvalidArgument, "-NoPassphrase", "-KeyType", "Ecdsa", "-Bits", "255")]
    [InlineData("KeyFormatUnfit", ErrorCategory.InvalidArgument, "-NoPassphrase", "-Format", "Pem")]
    [InlineData("KeyFormatUnfit", ErrorCategory.InvalidArgument, "-Passphrase", "secret", "-Format", "Pem", "-KeyType", "Rsa")]
    [InlineData("InvalidArgument", ErrorCategory.InvalidArgument, "-NoPassphrase:$false")]
    [InlineData("InvalidArgument", ErrorCategory.InvalidArgument, "-NoPassphrase", "-PpkVersion", "2")]
    public void Bad_requests_are_errors_of_their_own_and_write_nothing(string id, ErrorCategory category, params string[] words)
    {
        Error(Run("id", words), id, category);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void Empty_passphrase_is_no_passphrase()
    {
        Dictionary<string, object?> parameters = new() { ["Path"] = _folder.File("id"), ["Passphrase"] = new System.Security.SecureString() };
        Error(Module.Run("New-SshKeyPair", parameters, null, TestContext.Current.CancellationToken), "PassphraseEmpty", ErrorCategory.InvalidArgument);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("-KeyType", "Dsa")]
    [InlineData("-Format", "Jwk")]
    [InlineData("-PpkVersion", "1")]
    public void Values_outside_the_lists_are_refused_by_the_binder(string parameter, string value) =>
        Assert.Equal(2, Run("id", "-NoPassphrase", parameter, value).ExitCode);

    [Fact]
    public void Missing_folder_and_folder_in_the_way_are_named()
    {
        Directory.CreateDirectory(_folder.File("taken"));
        Error(Run("none/id", "-NoPassphrase"), "PathNotFound", ErrorCategory.ObjectNotFound);
        Error(Run("taken", "-NoPassphrase"), "PathIsDirectory", ErrorCategory.InvalidArgument);
    }

    [Fact]
    public async Task Stopping_writes_nothing()
    {
        using CancellationTokenSource stop = new();
        Task<RunResult> run = Module.Start(stop.Token, "New-SshKeyPair", "-Path", _folder.File("id"), "-Passphrase", "secret", "-KdfRounds", "16384");
        stop.CancelAfter(200);
        RunResult result = await run;
        Assert.True(result.Stopped);
        Assert.Empty(_folder.Names);
    }

    private RunResult Run(string name, params string[] words) => Module.Run("New-SshKeyPair", ["-Path", _folder.File(name), .. words]);

    private static SshKey Key(RunResult result)
    {
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        return Assert.IsType<SshKey>(Assert.Single(result.Output));
    }

    private static ErrorRecord Error(RunResult result, string id, ErrorCategory category)
    {
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        return error;
    }
}
