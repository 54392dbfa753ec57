using System.Diagnostics;
using System.IO;
using System.Management.Automation;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Tests.AuthorizedKeys.Remote;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Tests;

public sealed class AuthorizedKeyCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string KeysFile => _folder.File("authorized_keys");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Adding_twice_writes_one_line()
    {
        Assert.Equal(SshAuthorizedKeyStatus.Added, One(Module.Run("Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", Sample("ed.pub"))).Status);
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, One(Module.Run("Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", Sample("ed.pub"))).Status);
        Assert.Equal(Line("ed.pub") + "\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void Lines_and_described_keys_come_through_the_pipeline()
    {
        RunResult lines = Module.Pipe([Line("ed.pub"), Line("rsa.pub")], "Add-SshAuthorizedKey", "-LiteralPath", KeysFile);
        RunResult keys = Module.Run("Get-SshKey", Sample("ec.pub"), "|", "Add-SshAuthorizedKey", "-Path", KeysFile);

        Assert.Equal(2, lines.Output.Count);
        Assert.Equal(3, One(keys).LineNumber);
        Assert.Equal([Line("ed.pub"), Line("rsa.pub"), Line("ec.pub")], File.ReadAllLines(KeysFile));
    }

    [Fact]
    public void Rows_of_a_table_name_servers_and_are_no_keys()
    {
        var row = new { HostName = "host.invalid", UserName = "alice" };
        var result = Module.Pipe([row], "Add-SshAuthorizedKey", "-PublicKeyPath", Sample("ed.pub"), "-WhatIf");

        Assert.Equal("host.invalid", Assert.Single(result.Errors).TargetObject);
    }

    [Fact]
    public void WhatIf_says_what_and_does_nothing()
    {
        RunResult result = Module.Run("Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", Sample("ed.pub"), "-WhatIf");

        Assert.Contains("SHA256:2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE alice@example", Assert.Single(result.WhatIf));
        Assert.False(File.Exists(KeysFile));
    }

    [Fact]
    public void WhatIf_repairs_nothing_where_the_key_is_there()
    {
        byte[] utf16 = System.Text.Encoding.Unicode.GetBytes(Line("ed.pub") + "\r\n");
        File.WriteAllBytes(KeysFile, utf16);

        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, One(Module.Run("Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", Sample("ed.pub"), "-WhatIf")).Status);
        Assert.Equal(utf16, File.ReadAllBytes(KeysFile));
    }

    [Theory]
    [InlineData("KeyTooWeak", "-PublicKeyPath", "dsa.pub")]
    [InlineData("KeyFormatUnsupported", "-PublicKeyPath", "ed-cert.pub")]
    [InlineData("KeyOptionInvalid", "-PublicKeyPath", "ed.pub", "-Option", "no-such-option")]
    [InlineData("KeyFormatUnknown", "-PublicKey", "hello")]
    [InlineData("InvalidArgument")]
    public void What_cannot_be_added_has_an_error_of_its_own(string id, params string[] words)
    {
        RunResult result = Module.Run("Add-SshAuthorizedKey", ["-Path", KeysFile, .. words.Select(word => word.EndsWith(".pub", StringComparison.Ordinal) ? Sample(word) : word)]);

        Assert.StartsWith(id + ",", (result.TerminatingError ?? Assert.Single(result.Errors)).FullyQualifiedErrorId);
        Assert.False(File.Exists(KeysFile));
    }

    [Fact]
    public async Task A_private_key_in_place_of_a_public_one_is_refused_and_shown_nowhere()
    {
        string text = await File.ReadAllTextAsync(await ServerKeys.GetAsync("ed25519"), TestContext.Current.CancellationToken);

        RunResult whole = Module.Run("Add-SshAuthorizedKey", new Dictionary<string, object?> { ["Path"] = new[] { KeysFile }, ["PublicKey"] = new[] { text } }, stop: TestContext.Current.CancellationToken);
        RunResult lines = Module.Pipe(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), "Add-SshAuthorizedKey", "-Path", KeysFile);

        Assert.StartsWith("PrivateKeyGiven,", Assert.Single(whole.Errors).FullyQualifiedErrorId);
        Assert.StartsWith("PrivateKeyGiven,", lines.Errors[0].FullyQualifiedErrorId);
        Assert.All(whole.Errors.Concat(lines.Errors), error =>
        {
            string shown = $"{error} {error.TargetObject} {error.ErrorDetails?.Message} {error.Exception}";
            Assert.All(text.Split('\n')[1..^2], secret => Assert.DoesNotContain(secret[..12], shown));
        });
        Assert.False(File.Exists(KeysFile));
    }

    [Fact]
    public void What_Get_writes_can_be_piped_to_Remove()
    {
        File.WriteAllText(KeysFile, $"# mine\n{Line("ed.pub")}\nrestrict {Line("rsa.pub")}\n{Line("ec.pub")}\n");

        SshAuthorizedKey found = One(Module.Run("Get-SshAuthorizedKey", "-Path", KeysFile, "-Comment", "BOB*"));
        RunResult gone = Module.Pipe([found], "Remove-SshAuthorizedKey", "-Path", KeysFile);

        Assert.Equal(["restrict"], found.Options);
        Assert.Equal(SshAuthorizedKeyStatus.Removed, One(gone).Status);
        Assert.Equal($"# mine\n{Line("ed.pub")}\n{Line("ec.pub")}\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void What_Get_writes_can_be_piped_to_Add_with_its_options()
    {
        string copy = _folder.File("copy");
        string[] lines = [Line("ed.pub"), $"restrict,command=\"run \\\"a, b\\\"\",from=\"10.0.0.0/8\" {Line("rsa.pub")}", $"cert-authority {Line("ec.pub")}"];
        File.WriteAllLines(KeysFile, lines);

        RunResult result = Module.Run("Get-SshAuthorizedKey", "-Path", KeysFile, "|", "Add-SshAuthorizedKey", "-Path", copy);

        Assert.Empty(result.Errors);
        Assert.Equal(lines, File.ReadAllLines(copy));
    }

    [Fact]
    public void Options_that_are_given_take_the_place_of_those_of_a_piped_key()
    {
        string copy = _folder.File("copy");
        File.WriteAllLines(KeysFile, [$"command=\"a\" {Line("rsa.pub")}", Line("ed.pub")]);

        Module.Run("Get-SshAuthorizedKey", "-Path", KeysFile, "|", "Add-SshAuthorizedKey", "-Path", copy, "-Option", "restrict");

        Assert.Equal(["restrict " + Line("rsa.pub"), "restrict " + Line("ed.pub")], File.ReadAllLines(copy));
    }

    // A tab shows as \x09, and a command with that is another command.
    [Theory]
    [InlineData("no-ptyy")]
    [InlineData("command=\"a\tb\"")]
    public void A_piped_key_whose_options_cannot_be_written_is_an_error_and_no_bare_key(string option)
    {
        string copy = _folder.File("copy");
        File.WriteAllLines(KeysFile, [$"{option} {Line("ed.pub")}", Line("rsa.pub")]);

        RunResult result = Module.Run("Get-SshAuthorizedKey", "-Path", KeysFile, "|", "Add-SshAuthorizedKey", "-Path", copy);

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("KeyOptionInvalid,", error.FullyQualifiedErrorId);
        Assert.Contains("SHA256:2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE", error.Exception.Message);
        Assert.Equal([Line("rsa.pub")], File.ReadAllLines(copy));
    }

    [Theory]
    [InlineData("-Fingerprint", "SHA256:2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE")]
    [InlineData("-Fingerprint", "2D3QKWobg4u3HmwhTBB9dqo8gDdIZGlDmsX05kQ1CfE=")]
    [InlineData("-Fingerprint", "MD5:8f:0b:0e:5a", "InvalidArgument")]
    [InlineData("-Comment", "alice@*")]
    [InlineData("-PublicKeyPath", "ed.rfc4716")]
    public void Keys_are_selected_in_every_way(string parameter, string value, string? error = null)
    {
        File.WriteAllText(KeysFile, $"{Line("rsa.pub")}\n{Line("ed.pub")}\n");

        RunResult result = Module.Run("Get-SshAuthorizedKey", "-Path", KeysFile, parameter, parameter == "-PublicKeyPath" ? Sample(value) : value);

        if (error is null)
        {
            Assert.Equal("alice@example", One(result).Comment);
        }
        else
        {
            Assert.StartsWith(error + ",", Assert.Single(result.Errors).FullyQualifiedErrorId);
        }
    }

    [Fact]
    public void Removal_without_a_selection_is_refused()
    {
        File.WriteAllText(KeysFile, Line("ed.pub") + "\n");

        Assert.StartsWith("InvalidArgument,", Assert.Single(Module.Run("Remove-SshAuthorizedKey", "-Path", KeysFile).Errors).FullyQualifiedErrorId);
        Assert.Equal(Line("ed.pub") + "\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void Removal_tells_lines_of_one_key_apart()
    {
        File.WriteAllLines(KeysFile, [$"restrict {Line("ed.pub")}", Line("ed.pub")]);

        Assert.Equal(["alice@example (restrict), line 1", "alice@example, line 2"], Module.Run("Remove-SshAuthorizedKey", "-Path", KeysFile, "-Comment", "*", "-WhatIf").WhatIf.Select(text => text[text.IndexOf("alice", StringComparison.Ordinal)..text.IndexOf('"', text.IndexOf("line", StringComparison.Ordinal))]));
    }

    [Fact]
    public void Removal_shows_what_goes_and_WhatIf_keeps_it()
    {
        File.WriteAllText(KeysFile, Line("ed.pub") + "\n");

        Assert.Contains("alice@example", Assert.Single(Module.Run("Remove-SshAuthorizedKey", "-Path", KeysFile, "-Comment", "*", "-WhatIf").WhatIf));
        Assert.Equal(Line("ed.pub") + "\n", File.ReadAllText(KeysFile));
    }

    [Fact]
    public void An_unknown_account_is_an_error_of_its_own() =>
        Assert.StartsWith("AccountNotFound,", Assert.Single(Module.Run("Get-SshAuthorizedKey", "-LocalUser", "nobody-of-that-name").Errors).FullyQualifiedErrorId);

    // A signal that nobody can catch, at five different points of a long run of changes.
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(111)]
    [InlineData(200)]
    [InlineData(333)]
    public async Task A_kill_leaves_whole_lines_and_no_lock(int lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Kills by signal.");
        string[] keys = Many(400);
        await File.WriteAllLinesAsync(_folder.File("all.pub"), keys, TestContext.Current.CancellationToken);
        string host = Path.Combine(AppContext.BaseDirectory, "CmdletHost.dll");
        using Process process = Tool.Start(Tool.Find("dotnet") ?? "dotnet", host, "Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", _folder.File("all.pub"));
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (!process.HasExited && Count() < lines)
        {
            await Task.Yield();
        }

        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await Task.WhenAll(output, error);

        string[] left = await File.ReadAllLinesAsync(KeysFile, TestContext.Current.CancellationToken);
        Assert.InRange(left.Length, lines, 400);
        Assert.Equal(keys[..left.Length], left);
        Assert.Equal(SshAuthorizedKeyStatus.Added, One(Module.Run("Add-SshAuthorizedKey", "-Path", KeysFile, "-PublicKeyPath", Sample("ed.pub"))).Status);
    }

    // sshd's default is authorized_keys and authorized_keys2, and it takes keys from both.
    [Fact]
    public async Task Every_file_that_sshd_reads_for_an_account_is_listed_and_cleared()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        Assert.SkipUnless(LocalTargets.OfThisComputer().ToAdd(account.Name).Count == 1 && !File.ReadAllText("/etc/ssh/sshd_config").Contains("\nAuthorizedKeysFile", StringComparison.Ordinal), "This computer's sshd has a setting of its own.");
        string second = account.KeysFile + "2";
        Directory.CreateDirectory(Path.GetDirectoryName(second)!);
        File.WriteAllText(second, Line("ed.pub") + "\n");

        Assert.Equal(second, One(Module.Run("Get-SshAuthorizedKey", "-LocalUser", account.Name)).Path);
        SshAuthorizedKey present = One(Module.Run("Add-SshAuthorizedKey", "-LocalUser", account.Name, "-PublicKey", Line("ed.pub")));
        Assert.Equal((SshAuthorizedKeyStatus.AlreadyPresent, second), (present.Status, present.Path));
        Assert.Equal(account.KeysFile, One(Module.Run("Add-SshAuthorizedKey", "-LocalUser", account.Name, "-PublicKey", Line("rsa.pub"))).Path);

        Assert.Equal([account.KeysFile, second], Module.Run("Remove-SshAuthorizedKey", "-LocalUser", account.Name, "-Comment", "*").Output.Cast<SshAuthorizedKey>().Select(key => key.Path));
        Assert.Equal(("", ""), (File.ReadAllText(account.KeysFile), File.ReadAllText(second)));
    }

    [Fact]
    public async Task Remote_keys_come_and_go_with_password_and_with_key()
    {
        await using TestAccount account = await TestAccount.CreateAsync();
        await using OpenSshServer server = await OpenSshServer.StartAsync([("ed25519", 0)], "AuthorizedKeysFile .ssh/authorized_keys");
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string[] where = ["127.0.0.1", "-Port", server.Port.ToString(), "-UserName", account.Name, "-TimeoutSeconds", "30", "-HostKeyFingerprint", await HostKeyAsync(server)];
        string[] withPassword = [.. where, "-Credential", $"{account.Name}:{TestAccount.Password}"];
        string[] withKey = [.. where, "-KeyPath", key];

        Assert.Contains("Add key", Assert.Single(Run("Add-SshAuthorizedKey", withPassword, "-PublicKeyPath", key + ".pub", "-WhatIf").WhatIf));
        Assert.False(File.Exists(account.KeysFile));

        SshAuthorizedKey added = One(Run("Add-SshAuthorizedKey", withPassword, "-PublicKeyPath", key + ".pub", "-Verify"));
        Assert.Equal((SshAuthorizedKeyStatus.Added, true, $"{account.Name}@127.0.0.1:{server.Port}"), (added.Status, added.Verified, added.Target));

        RunResult more = Module.Pipe([Line("ed.pub"), Line("rsa.pub")], "Add-SshAuthorizedKey", withKey);
        Assert.Empty(more.Errors);
        Assert.Equal([2, 3], more.Output.Cast<SshAuthorizedKey>().Select(result => result.LineNumber));
        Assert.Equal("bob at work", One(Run("Get-SshAuthorizedKey", withKey, "-Comment", "bob*")).Comment);

        Assert.Equal(3, Run("Remove-SshAuthorizedKey", withPassword, "-Comment", "*", "-WhatIf").WhatIf.Count);
        Assert.StartsWith("OwnKeyRemoval,", Assert.Single(Run("Remove-SshAuthorizedKey", withKey, "-Comment", "*").Errors).FullyQualifiedErrorId);
        Assert.Equal(3, File.ReadAllLines(account.KeysFile).Length);
        Assert.Equal(added.Fingerprint, One(Run("Remove-SshAuthorizedKey", withKey, "-PublicKeyPath", key, "-Force")).Fingerprint);
        Assert.StartsWith("SignInFailed,", Assert.Single(Run("Get-SshAuthorizedKey", withKey).Errors).FullyQualifiedErrorId);
    }

    private int Count()
    {
        try
        {
            return File.ReadLines(KeysFile).Count();
        }
        catch (IOException)
        {
            return 0; // not there yet
        }
    }

    private static RunResult Run(string command, string[] where, params string[] more) => Module.Run(command, [.. where, .. more]);

    private static async Task<string> HostKeyAsync(OpenSshServer server) =>
        Fingerprint.Sha256(Convert.FromBase64String((await File.ReadAllTextAsync(server.HostKeys[0] + ".pub", TestContext.Current.CancellationToken)).Split(' ')[1]));

    private static SshAuthorizedKey One(RunResult result)
    {
        Assert.True(result.Errors.Count == 0 && result.TerminatingError is null, string.Join("; ", result.Errors.Append(result.TerminatingError)));
        return Assert.IsType<SshAuthorizedKey>(Assert.Single(result.Output));
    }

    private static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Data", "AuthorizedKeys", name);

    private static string Line(string name) => File.ReadAllText(Sample(name)).TrimEnd('\n');

    // Any 32 bytes are an Ed25519 key to those who only compare and store.
    private static string[] Many(int count) => Enumerable.Range(0, count).Select(number =>
    {
        byte[] blob = Convert.FromBase64String(Line("ed.pub").Split(' ')[1]);
        BitConverter.GetBytes(number).CopyTo(blob, blob.Length - 4);
        return $"ssh-ed25519 {Convert.ToBase64String(blob)} key {number}";
    }).ToArray();
}
