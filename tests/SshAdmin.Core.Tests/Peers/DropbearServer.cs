using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>Debian's dropbear on loopback with fresh RSA, ECDSA and Ed25519 host keys.</summary>
internal sealed class DropbearServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly ServerProcess _process;

    private DropbearServer(TempFolder folder, ServerProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public int Port => _process.Port;

    public IReadOnlyList<string> Log => _process.Log;

    /// <summary>The public Ed25519 host key in one line.</summary>
    public async Task<string> ReadHostKeyAsync()
    {
        string output = await Tool.OutputAsync(Tool.Require("dropbearkey", "dropbear-bin"), "-y", "-f", _folder.File("ed25519"));
        return Array.Find(output.Split('\n'), line => line.StartsWith("ssh-ed25519 ", StringComparison.Ordinal))!;
    }

    public static async Task<DropbearServer> StartAsync(params string[] options)
    {
        string path = Tool.Require("dropbear", "dropbear-bin");
        string keygen = Tool.Require("dropbearkey", "dropbear-bin");
        TempFolder folder = new();
        try
        {
            List<string> keys = [];
            foreach (string type in new[] { "rsa", "ecdsa", "ed25519" })
            {
                await Tool.OutputAsync(keygen, "-t", type, "-f", folder.File(type));
                keys.AddRange(["-r", folder.File(type)]);
            }

            ServerProcess process = await ServerProcess.StartAsync(path, port =>
                ["-F", "-E", "-P", folder.File("pid"), "-p", $"127.0.0.1:{port}", .. keys, .. options]);
            return new DropbearServer(folder, process);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public Task<IReadOnlyList<string>> WaitForLogAsync(string text) => _process.WaitForLogAsync(text);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
