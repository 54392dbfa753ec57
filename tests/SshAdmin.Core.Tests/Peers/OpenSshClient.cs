using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>What OpenSSH's own tools see of a server.</summary>
internal static class OpenSshClient
{
    private static readonly string[] Lists =
    [
        "KEX algorithms", "host key algorithms", "ciphers ctos", "ciphers stoc", "MACs ctos", "MACs stoc", "compression ctos", "compression stoc",
    ];

    /// <summary>The server's lists by the names that <c>ssh -vvv</c> gives them, and <c>server-sig-algs</c> where it was sent.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadOfferAsync(int port)
    {
        ToolResult result = await Tool.RunAsync(
            Tool.Require("ssh", "openssh-client"),
            "-vvv", "-F", "none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "PreferredAuthentications=none", "-p", port.ToString(), "nobody@127.0.0.1", "true");
        string[] lines = result.Error.Split('\n', StringSplitOptions.TrimEntries);
        int server = Array.FindIndex(lines, line => line.EndsWith("peer server KEXINIT proposal", StringComparison.Ordinal));
        Assert.True(server >= 0, "ssh -vvv shows no server proposal: " + result.Error);
        Dictionary<string, string> offer = [];
        foreach (string list in Lists)
        {
            string start = $"debug2: {list}:";
            offer[list] = lines.Skip(server).First(line => line.StartsWith(start, StringComparison.Ordinal))[start.Length..].Trim();
        }

        const string signatures = "server-sig-algs=<";
        string? announced = lines.FirstOrDefault(line => line.Contains(signatures, StringComparison.Ordinal));
        if (announced is not null)
        {
            offer["server-sig-algs"] = announced[(announced.IndexOf('<') + 1)..].TrimEnd('>');
        }

        return offer;
    }

    /// <summary><c>ssh-keyscan | ssh-keygen -lf -</c>: bits and fingerprint of every key, sorted.</summary>
    public static async Task<string[]> ReadHostKeysAsync(int port)
    {
        string scan = (await Tool.RunAsync(Tool.Require("ssh-keyscan", "openssh-client"), "-p", port.ToString(), "127.0.0.1")).Output;
        using TempFolder folder = new();
        string listing = await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-lf", folder.Write("scan", scan));
        return [.. listing.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ')[..2])).Order(StringComparer.Ordinal)];
    }
}
