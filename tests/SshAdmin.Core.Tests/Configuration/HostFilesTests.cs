using SshAdmin.Core.Configuration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Configuration;

public class HostFilesTests
{
    [Fact]
    public void A_file_that_the_configuration_names_and_that_is_gone_is_known_to_be_missing()
    {
        using TempFolder folder = new();
        string there = folder.Write("revoked", "x");
        string text = $"RevokedKeys {there}\nTrustedUserCAKeys {folder.File("gone")}\n";
        var configuration = ConfigurationReader.Read(ConfigurationDocument.ParseText("", text), SshdVersion.Parse("9.2"), SshServerPlatform.Linux, new NoConfigurationFiles(), ConnectionContext.None);
        Assert.Equal([folder.File("gone")], HostFiles.Missing(configuration));
    }

    [Fact]
    public void A_copied_tree_tells_its_accounts()
    {
        using TempFolder folder = new();
        System.IO.Directory.CreateDirectory(folder.File("etc"));
        folder.Write("etc/passwd", "root:x:0:0::/root:/bin/sh\n");
        var request = new ConfigurationRequest { Root = folder.Path, Text = "Port 22\n" };
        var facts = HostFiles.Read(request, ServerConfigurationLoader.Load(request));
        Assert.Equal(["root"], facts.Users!);
        Assert.Null(facts.Groups);
    }
}
