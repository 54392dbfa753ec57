using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>Debian's sshd on loopback, with a configuration and keys of its own, run as the current user.</summary>
internal sealed class OpenSshServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly ServerProcess _process;

    private OpenSshServer(TempFolder folder, ServerProcess process, IReadOnlyList<string> hostKeys)
    {
        _folder = folder;
        _process = process;
        HostKeys = hostKeys;
    }

    public int Port => _process.Port;

    public IReadOnlyList<string> Log => _process.Log;

    /// <summary>Paths of the private host keys, in the order of the configuration.</summary>
    public IReadOnlyList<string> HostKeys { get; }

    /// <summary>The server's own folder: sshd_config, and whatever a test puts there.</summary>
    public string Folder => _folder.Path;

    /// <summary>Whether this user may run sshd with privilege separation, which needs a folder under /run.</summary>
    public static string Require()
    {
        string path = Tool.Require("sshd", "openssh-server");
        if (Environment.UserName == "root")
        {
            // Debian's service makes this folder at start; without it sshd refuses to run as root.
            Directory.CreateDirectory("/run/sshd");
        }

        return path;
    }

    /// <summary>Starts sshd; the lines given stand first, because the first value of a keyword wins.</summary>
    public static Task<OpenSshServer> StartAsync(params string[] configuration) => StartAsync(DefaultHostKeys, configuration);

    /// <param name="hostKeys">Types and sizes of the host keys, for example <c>("rsa", 3072)</c>.</param>
    /// <param name="configuration">Lines of sshd_config; <c>{folder}</c> stands for the server's own folder.</param>
    public static async Task<OpenSshServer> StartAsync(IReadOnlyList<(string Type, int Bits)> hostKeys, params string[] configuration)
    {
        string path = Require();
        List<string> keys = [];
        foreach ((string type, int bits) in hostKeys)
        {
            keys.Add(await ServerKeys.GetAsync(type, bits));
        }

        TempFolder folder = new();
        try
        {
            ServerProcess process = await ServerProcess.StartAsync(path, port =>
            {
                string[] lines =
                [
                    .. configuration.Select(line => line.Replace("{folder}", folder.Path)),
                    "ListenAddress 127.0.0.1:" + port,
                    .. keys.Select(key => "HostKey " + key),
                    "PidFile none",
                    "StrictModes no",
                    "UsePAM no",
                    "UseDNS no",
                    "PrintMotd no",
                    "MaxStartups 200:30:300",
                    "LogLevel VERBOSE",
                    $"AuthorizedKeysFile {folder.File("authorized_keys")}",
                ];
                return ["-D", "-e", "-f", folder.Write("sshd_config", string.Join('\n', lines) + "\n")];
            });
            return new OpenSshServer(folder, process, keys);
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

    private static readonly (string, int)[] DefaultHostKeys = [("rsa", 3072), ("ecdsa", 256), ("ed25519", 0)];
}
