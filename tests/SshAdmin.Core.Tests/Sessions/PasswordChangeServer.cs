using System;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>AsyncSSH with accounts of its own: one whose password must be changed, and one that asks two questions.</summary>
internal sealed class PasswordChangeServer : IAsyncDisposable
{
    private const string Script = """
        import asyncio, sys, warnings
        warnings.simplefilter('ignore')
        import asyncssh

        class Server(asyncssh.SSHServer):
            def begin_auth(self, username):
                self.username = username
                return True

            def password_auth_supported(self):
                return self.username == 'expired'

            def validate_password(self, username, password):
                raise asyncssh.PasswordChangeRequired('Your password is too old')

            def kbdint_auth_supported(self):
                return self.username == 'questioned'

            def get_kbdint_challenge(self, username, lang, submethods):
                return ('', 'Two things', '', [('Password: ', False), ('Token: ', False)])

            def validate_kbdint_response(self, username, responses):
                return True

        async def main():
            await asyncssh.listen('127.0.0.1', int(sys.argv[1]), server_host_keys=[sys.argv[2]], server_factory=Server)
            await asyncio.Event().wait()

        asyncio.run(main())
        """;

    private readonly TempFolder _folder;
    private readonly ServerProcess _process;

    private PasswordChangeServer(TempFolder folder, ServerProcess process)
    {
        _folder = folder;
        _process = process;
    }

    public int Port => _process.Port;

    public static async Task<PasswordChangeServer> StartAsync()
    {
        string python = Tool.Require("python3", "python3-asyncssh");
        Assert.SkipUnless((await Tool.RunAsync(python, "-W", "ignore", "-c", "import asyncssh")).ExitCode == 0, "AsyncSSH is not installed (Debian package python3-asyncssh).");
        string key = await ServerKeys.GetAsync("ed25519");
        TempFolder folder = new();
        string script = folder.Write("server.py", Script);
        return new PasswordChangeServer(folder, await ServerProcess.StartAsync(python, port => ["-W", "ignore", script, port.ToString(), key]));
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
