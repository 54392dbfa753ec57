using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>AsyncSSH from Debian on loopback, started through a few lines of Python.</summary>
internal sealed class AsyncSshServer : IAsyncDisposable
{
    private const string Script = """
        import asyncio, sys, warnings
        warnings.simplefilter('ignore')
        import asyncssh

        async def main():
            port, keys, options = int(sys.argv[1]), sys.argv[2].split(','), {}
            for option in sys.argv[3:]:
                name, value = option.split('=', 1)
                options[name] = value.split(',')
            await asyncssh.listen('127.0.0.1', port, server_host_keys=keys, **options)
            await asyncio.Event().wait()

        asyncio.run(main())
        """;

    private readonly TempFolder _folder;
    private readonly ServerProcess _process;

    private AsyncSshServer(TempFolder folder, ServerProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public int Port => _process.Port;

    public IReadOnlyList<string> Log => _process.Log;

    /// <param name="options">Arguments of asyncssh.listen with comma-separated lists, for example <c>kex_algs=curve25519-sha256</c>.</param>
    public static async Task<AsyncSshServer> StartAsync(params string[] options)
    {
        string python = Tool.Require("python3", "python3-asyncssh");
        ToolResult installed = await Tool.RunAsync(python, "-W", "ignore", "-c", "import asyncssh");
        if (installed.ExitCode != 0)
        {
            Assert.Skip("AsyncSSH is not installed (Debian package python3-asyncssh).");
        }

        string keys = string.Join(',', await ServerKeys.GetAsync("rsa", 3072), await ServerKeys.GetAsync("ecdsa", 256), await ServerKeys.GetAsync("ed25519"));
        TempFolder folder = new();
        try
        {
            string script = folder.Write("server.py", Script);
            ServerProcess process = await ServerProcess.StartAsync(python, port => ["-W", "ignore", script, port.ToString(), keys, .. options]);
            return new AsyncSshServer(folder, process);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
