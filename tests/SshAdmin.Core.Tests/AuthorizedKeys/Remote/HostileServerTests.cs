using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>Servers that let the user in and then misbehave end in a named error within the time limit.</summary>
public class HostileServerTests
{
    // AsyncSSH; the last argument says what becomes of a command.
    private const string Server = """
        import asyncio, sys, warnings
        warnings.simplefilter('ignore')
        import asyncssh

        class Server(asyncssh.SSHServer):
            def begin_auth(self, username):
                return False

        async def run(process):
            kind = sys.argv[3]
            if kind == 'silent':
                await asyncio.Event().wait()
            elif kind == 'endless':
                block = 'x' * 65536
                while True:
                    process.stdout.write(block)
                    await process.stdout.drain()
            elif kind == 'noisy':
                process.stderr.write('This account is \x1b[31mnot available\x1b[0m.\n')
                process.exit(1)
            elif kind == 'liar':
                mark = [word for word in process.command.replace('"', ' ').split() if word.startswith('sshadmin-')][-1]
                process.stdout.write(mark + ' 1,$(reboot) /x\n')
                process.exit(0)

        async def main():
            await asyncssh.create_server(Server, '127.0.0.1', int(sys.argv[1]), server_host_keys=[sys.argv[2]], process_factory=run)
            await asyncio.Event().wait()

        asyncio.run(main())
        """;

    [Theory]
    [InlineData("silent", 2, ErrorReason.ConnectionTimedOut)]
    [InlineData("endless", 60, ErrorReason.ProtocolViolation)]
    [InlineData("liar", 30, ErrorReason.ProtocolViolation)]
    public async Task BadAnswersAreNamed(string kind, int seconds, ErrorReason reason)
    {
        await using Peer peer = await Peer.StartAsync(kind);

        SshConnectionException failure = await Assert.ThrowsAsync<SshConnectionException>(() => peer.Session.ListAsync(peer.Request with { Timeout = TimeSpan.FromSeconds(seconds) }));

        Assert.Equal(reason, failure.Reason);
    }

    [Fact]
    public async Task AServerWithoutShellAndSftpIsQuotedSafely()
    {
        await using Peer peer = await Peer.StartAsync("noisy");

        SshAccessException failure = await Assert.ThrowsAsync<SshAccessException>(() => peer.Session.ListAsync(peer.Request));

        Assert.Equal(ErrorReason.RemoteNotSupported, failure.Reason);
        Assert.Contains(@"This account is \x1b[31mnot available", failure.Message);
    }

    private sealed class Peer(TempFolder folder, ServerProcess process, RemoteSession session) : IAsyncDisposable
    {
        public RemoteSession Session => session;

        public SessionRequest Request => session.WithPassword() with { Timeout = TimeSpan.FromSeconds(30) };

        public static async Task<Peer> StartAsync(string kind)
        {
            string python = Tool.Require("python3", "python3-asyncssh");
            Assert.SkipUnless((await Tool.RunAsync(python, "-W", "ignore", "-c", "import asyncssh")).ExitCode == 0, "AsyncSSH is not installed (Debian package python3-asyncssh).");
            TempFolder folder = new();
            string hostKey = await ServerKeys.GetAsync("ed25519");
            string script = folder.Write("server.py", Server);
            ServerProcess process = await ServerProcess.StartAsync(python, port => ["-W", "ignore", script, port.ToString(), hostKey, kind]);
            return new Peer(folder, process, new RemoteSession(process.Port, "alice", await File.ReadAllTextAsync(hostKey + ".pub", TestContext.Current.CancellationToken)));
        }

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            folder.Dispose();
        }
    }
}
