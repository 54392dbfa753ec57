using System;
using System.Collections.Concurrent;
using System.IO;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>Host keys made by ssh-keygen, one file per type and size, made once for the whole test run (RSA takes a second).</summary>
internal static class ServerKeys
{
    private static readonly TempFolder Folder = new();
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Made = new();

    static ServerKeys() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();

    /// <summary>The path of a private key that ssh-keygen made; its public half stands beside it with .pub.</summary>
    /// <param name="type">ed25519, ecdsa or rsa.</param>
    /// <param name="bits">0 for the tool's default.</param>
    public static Task<string> GetAsync(string type, int bits = 0) =>
        Made.GetOrAdd($"{type}-{bits}", name => new Lazy<Task<string>>(() => MakeAsync(name, type, bits))).Value;

    private static async Task<string> MakeAsync(string name, string type, int bits)
    {
        string keygen = Tool.Require("ssh-keygen", "openssh-client");
        string path = Path.Combine(Folder.Path, name);
        string[] size = bits == 0 ? [] : ["-b", bits.ToString()];
        await Tool.OutputAsync(keygen, ["-q", "-t", type, .. size, "-N", "", "-C", "test", "-f", path]);
        return path;
    }
}
