using System;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>The real ssh, for comparison.</summary>
internal static class Ssh
{
    /// <summary>Runs ssh without any configuration of this machine.</summary>
    public static async Task<ToolResult> TryAsync(TestBed bed, int port, string key, params string[] more) => await Tool.RunAsync(
        Tool.Require("ssh", "openssh-client"),
        ["-F", "none", "-p", port.ToString(), "-i", key, "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes", "-o", "GlobalKnownHostsFile=/dev/null", "-o", "UserKnownHostsFile=" + bed.KnownHosts, .. Options(more, out string[] command), Environment.UserName + "@127.0.0.1", .. command]);

    public static async Task RunAsync(TestBed bed, int port, string key, params string[] more)
    {
        ToolResult result = await TryAsync(bed, port, key, more);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    // The last word is the command.
    private static string[] Options(string[] more, out string[] command)
    {
        command = [more[^1]];
        return more[..^1];
    }
}
