using System.IO;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;

namespace SshAdmin.Tests;

/// <summary>The sets that need no network.</summary>
public class GetSshAlgorithmSupportTests
{
    private const string Hardened = "HostKey /etc/ssh/ssh_host_rsa_key\nHostKey /etc/ssh/ssh_host_ed25519_key\nPubkeyAcceptedAlgorithms ssh-ed25519,rsa-sha2-512\n";

    [Fact]
    public void Configuration_text_shows_what_a_change_would_do()
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", "-ConfigurationText", Hardened, "-ServerVersion", "9.9", "-Client", "Tera Term 4.106");
        Assert.Empty(result.Errors);
        SshAlgorithmSupport support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
        Assert.Equal("OpenSSH", support.Software);
        Assert.Equal("9.9", support.SoftwareVersion);
        Assert.Equal(UserSignatureAcceptance.Refused, support.SshRsa);
        SshClientVerdict verdict = Assert.Single(support.Clients);
        Assert.Equal([SshUserKeyType.Ed25519], verdict.UserKeyTypes);
        Assert.Equal(VerdictConfidence.High, verdict.Confidence);
    }

    [Fact]
    public void Lines_as_Get_Content_gives_them_are_one_text()
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", new Dictionary<string, object?> { ["ConfigurationText"] = Hardened.Split('\n'), ["ServerVersion"] = "9.9" }, stop: TestContext.Current.CancellationToken);
        SshAlgorithmSupport support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
        Assert.Equal(["rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519"], support.HostKeyAlgorithms.Select(algorithm => algorithm.Name));
        Assert.Equal(ClientCatalogue.Default.Count, support.Clients.Length);
    }

    [Fact]
    public void A_file_is_read_and_named_as_it_was_given()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, Hardened);
        try
        {
            SshAlgorithmSupport support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(Module.Run("Get-SshAlgorithmSupport", "-ConfigurationPath", path).Output));
            Assert.Equal(path, support.HostName);
            Assert.Contains(support.Assumptions, assumption => assumption.Contains("defaults of OpenSSH"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Other_text_is_a_named_error()
    {
        var error = Assert.Single(Module.Run("Get-SshAlgorithmSupport", "-ConfigurationText", "Dear sirs").Errors);
        Assert.StartsWith("ServerConfigurationInvalid,", error.FullyQualifiedErrorId);
        Assert.Equal(System.Management.Automation.ErrorCategory.InvalidData, error.CategoryInfo.Category);
    }

    [Fact]
    public void A_missing_file_is_an_error_with_the_path_as_target()
    {
        var error = Assert.Single(Module.Run("Get-SshAlgorithmSupport", "-ConfigurationPath", "/no/such/sshd_config").Errors);
        Assert.StartsWith("PathNotFound,", error.FullyQualifiedErrorId);
        Assert.Equal("/no/such/sshd_config", error.TargetObject);
    }

    [Fact]
    public void An_unknown_client_is_an_error_and_the_known_ones_are_judged()
    {
        RunResult result = Module.Run("Get-SshAlgorithmSupport", "-ConfigurationText", "Port 22", "-Client", "MobaXterm,PuTTY 0.8?");
        Assert.StartsWith("ClientNotKnown,", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(["0.80", "0.81", "0.82", "0.83 - 0.84"], Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output)).Clients.Select(verdict => verdict.Version));
    }
}
