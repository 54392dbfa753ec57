using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>An sshd that judges configurations with -t and -T: the installed one, and those that SSHADMIN_SSHD_PATHS names with colons between them.</summary>
internal sealed record RealSshd(string Path, SshdVersion Version)
{
    private static readonly Lazy<Task<RealSshd[]>> Found = new(FindAsync);

    public static async Task<RealSshd[]> AllAsync()
    {
        OpenSshServer.Require();
        return await Found.Value;
    }

    public Task<ToolResult> TestAsync(string file) => Tool.RunAsync(Path, "-t", "-f", file);

    public Task<ToolResult> DumpAsync(string file, ConnectionContext context) => Tool.RunAsync(Path, "-T", "-C", Specification(context), "-f", file);

    private static string Specification(ConnectionContext context) =>
        $"user={context.User},host={context.Host},addr={context.Address},laddr={context.LocalAddress},lport={context.LocalPort}";

    private static async Task<RealSshd[]> FindAsync()
    {
        IEnumerable<string> others = (Environment.GetEnvironmentVariable("SSHADMIN_SSHD_PATHS") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries);
        List<RealSshd> all = [];
        foreach (string path in others.Prepend(Tool.Require("sshd", "openssh-server")))
        {
            // No release has an option ?; all print their version with the usage.
            ToolResult usage = await Tool.RunAsync(path, "-?");
            string line = (usage.Error + usage.Output).Split('\n').First(text => text.StartsWith("OpenSSH_", StringComparison.Ordinal));
            all.Add(new RealSshd(path, SshdVersion.Parse(line.Split(',')[0].Trim())));
        }

        return [.. all];
    }
}
