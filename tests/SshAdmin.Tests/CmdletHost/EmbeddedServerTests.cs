using SshAdmin.CmdletHost.Demo;
using SshAdmin.Core.Probe;

namespace SshAdmin.Tests.CmdletHost;

public class EmbeddedServerTests
{
    [Fact]
    public void TheDemoServerFinishesAKeyExchangeAndAnnouncesItsSignatures()
    {
        using var server = new EmbeddedServer();
        var result = Module.Run("Get-SshAlgorithmSupport", "127.0.0.1", "-Port", $"{server.Port}");
        var support = Assert.IsType<SshAlgorithmSupport>(Assert.Single(result.Output));
        Assert.Null(support.KeyExchangeProblem);
        Assert.Contains("rsa-sha2-512", support.ServerSignatureAlgorithms!);
        Assert.DoesNotContain("ssh-rsa", support.ServerSignatureAlgorithms!);
    }
}
