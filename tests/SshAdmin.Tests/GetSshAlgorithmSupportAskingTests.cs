using System.IO;
using SshAdmin.CmdletHost.Demo;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using SshAdmin.Tests.Keys;

namespace SshAdmin.Tests;

/// <summary>-UserName with -PublicKeyPath.</summary>
public class GetSshAlgorithmSupportAskingTests
{
    [Fact]
    public void A_real_server_answers_for_every_signature_algorithm()
    {
        using LoopbackSshd sshd = Started();
        using TempFolder folder = new();
        string key = MakeKey(folder, "Rsa");
        File.Copy(key + ".pub", sshd.AuthorizedKeysPath, overwrite: true);
        SshAlgorithmSupport support = Ask(sshd, key + ".pub", "Tera Term 4.106,Tera Term 4.107");
        Assert.Equal([("rsa-sha2-512", 60), ("rsa-sha2-256", 60), ("ssh-rsa", 51)], support.UserKeyAnswers!.Select(answer => (answer.Algorithm, answer.MessageNumber!.Value)));
        Assert.Equal(UserSignatureAcceptance.Refused, support.SshRsa);
        Assert.DoesNotContain(SshUserKeyType.Rsa, support.Clients[0].UserKeyTypes);
        Assert.Contains(SshUserKeyType.Rsa, support.Clients[1].UserKeyTypes);
    }

    [Fact]
    public void A_key_that_is_not_authorized_is_no_error_and_is_explained()
    {
        using LoopbackSshd sshd = Started();
        using TempFolder folder = new();
        SshAlgorithmSupport support = Ask(sshd, MakeKey(folder, "Ed25519"), "PuTTY 0.78");
        Assert.Equal(SshUserKeyOutcome.Refused, Assert.Single(support.UserKeyAnswers!).Outcome);
        Assert.Contains("may simply not be authorized", support.UserKeyProblem);
    }

    [Theory]
    [InlineData("-UserName", "me")]
    [InlineData("-PublicKeyPath", "/no/such/key.pub")]
    public void One_without_the_other_ends_the_command(string parameter, string value)
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", "127.0.0.1", parameter, value);
        var error = result.TerminatingError!;
        Assert.StartsWith("InvalidArgument,", error.FullyQualifiedErrorId);
        Assert.Contains("belong together", error.Exception.Message);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_missing_key_file_ends_the_command_before_any_host_is_asked()
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", "one.invalid,two.invalid", "-UserName", "me", "-PublicKeyPath", "/no/such/key.pub");
        var error = result.TerminatingError!;
        Assert.StartsWith("PathNotFound,", error.FullyQualifiedErrorId);
        Assert.Equal("/no/such/key.pub", error.TargetObject);
    }

    [Fact]
    public void A_configuration_cannot_be_asked()
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", "-ConfigurationText", "Port 22", "-UserName", "me");
        Assert.StartsWith("AmbiguousParameterSet,", result.TerminatingError!.FullyQualifiedErrorId);
    }

    private static LoopbackSshd Started()
    {
        LoopbackSshd sshd = new();
        if (!sshd.TryStart())
        {
            sshd.Dispose();
            Assert.Skip("No sshd here: install openssh-server.");
        }

        return sshd;
    }

    private static string MakeKey(TempFolder folder, string type)
    {
        string path = Path.Combine(folder.Path, "key_" + type);
        Assert.Empty(Module.Run("New-SshKeyPair", "-Path", path, "-KeyType", type, "-NoPassphrase").Errors);
        return path;
    }

    private static SshAlgorithmSupport Ask(LoopbackSshd sshd, string key, string clients)
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", $"127.0.0.1:{sshd.Port}", "-UserName", Environment.UserName, "-PublicKeyPath", key, "-Client", clients);
        Assert.Empty(result.Errors);
        return Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
    }
}
