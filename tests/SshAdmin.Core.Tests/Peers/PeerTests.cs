using System;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>The servers that other tests lean on do start, speak SSH to an OpenSSH tool, and stop.</summary>
public class PeerTests
{
    [Fact]
    public async Task OpenSshAnswersKeyscan()
    {
        await using var server = await OpenSshServer.StartAsync();
        Assert.Contains("ssh-ed25519 ", await KeyscanAsync(server.Port));
    }

    [Fact]
    public async Task DropbearAnswersKeyscan()
    {
        await using var server = await DropbearServer.StartAsync();
        Assert.Contains("ssh-ed25519 ", await KeyscanAsync(server.Port));
    }

    [Fact]
    public async Task TinySshAnswersKeyscan()
    {
        await using var server = await TinySshServer.StartAsync();
        Assert.Contains("ssh-ed25519 ", await KeyscanAsync(server.Port));
    }

    [Fact]
    public async Task AsyncSshAnswersKeyscan()
    {
        await using var server = await AsyncSshServer.StartAsync();
        Assert.Contains("ssh-ed25519 ", await KeyscanAsync(server.Port));
    }

    private static async Task<string> KeyscanAsync(int port) =>
        (await Tool.RunAsync(Tool.Require("ssh-keyscan", "openssh-client"), "-p", port.ToString(), "127.0.0.1")).Output;
}
