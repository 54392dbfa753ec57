using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Options;

/// <summary>The real sshd takes a line with every option that the table knows.</summary>
public class KeyOptionPeerTests
{
    [Theory]
    [InlineData("restrict,pty")]
    [InlineData("no-agent-forwarding,no-port-forwarding,no-X11-forwarding,no-pty,no-user-rc")]
    [InlineData("from=127.0.0.0/8,!127.0.0.9")]
    [InlineData("command=echo \\\"quoted, text\\\"")]
    [InlineData("expiry-time=20991231")]
    [InlineData("permitopen=\"[::1]:443\",permitopen=\"*.example.com:*\",permitlisten=\"8080\",permitlisten=\"localhost:8081\"")]
    [InlineData("environment=\"LANG=C\",tunnel=\"any\",touch-required,verify-required")]
    public async Task LineWithTheOptionLetsTheKeyIn(string option)
    {
        string ssh = Tool.Require("ssh", "openssh-client");
        string key = await ServerKeys.GetAsync("ed25519");
        await using OpenSshServer server = await OpenSshServer.StartAsync();
        string line = string.Join(',', KeyOptionList.Parse([option])) + " " + await System.IO.File.ReadAllTextAsync(key + ".pub", TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(System.IO.Path.Combine(server.Folder, "authorized_keys"), line, TestContext.Current.CancellationToken);

        ToolResult result = await Tool.RunAsync(ssh, "-F", "none", "-i", key, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-p", server.Port.ToString(), "127.0.0.1", "true");

        Assert.True(result.ExitCode == 0, result.Error + string.Join('\n', server.Log));
    }
}
