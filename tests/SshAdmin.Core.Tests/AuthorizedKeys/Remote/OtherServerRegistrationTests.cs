using System;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>The same on servers that are not OpenSSH.</summary>
public class OtherServerRegistrationTests
{
    // SFTP and nothing else; the file that it reads its keys from lies in the folder that it shows.
    private const string SftpOnlyServer = """
        import asyncio, sys, os, warnings
        warnings.simplefilter('ignore')
        import asyncssh

        folder = sys.argv[3]

        class Server(asyncssh.SSHServer):
            def connection_made(self, conn):
                self.conn = conn
            def begin_auth(self, username):
                path = os.path.join(folder, '.ssh', 'authorized_keys')
                if os.path.exists(path) and os.path.getsize(path):
                    self.conn.set_authorized_keys(path)
                return True
            def password_auth_supported(self):
                return True
            def validate_password(self, username, password):
                return password == 'correct horse 7'

        class Files(asyncssh.SFTPServer):
            def __init__(self, chan):
                super().__init__(chan, chroot=folder)

        async def main():
            await asyncssh.create_server(Server, '127.0.0.1', int(sys.argv[1]), server_host_keys=[sys.argv[2]], sftp_factory=Files)
            await asyncio.Event().wait()

        asyncio.run(main())
        """;

    [Fact]
    public async Task DropbearTakesKeysThroughTheShell()
    {
        await using TestAccount account = await TestAccount.CreateAsync("dash", "dash");
        await using DropbearServer server = await DropbearServer.StartAsync();
        RemoteSession session = new(server.Port, account.Name, await server.ReadHostKeyAsync());
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = (await File.ReadAllTextAsync(key + ".pub", TestContext.Current.CancellationToken)).Trim();

        Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithPassword(), line)).Status);
        Assert.True(await session.VerifyAsync(session.WithPassword(), line, key));
        Assert.Equal(0, (await session.SshAsync(key)).ExitCode);
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithKey(key), line)).Status);
        Assert.Single(await session.RemoveAsync(session.WithPassword(), line));
        Assert.NotEqual(0, (await session.SshAsync(key)).ExitCode);
    }

    [Fact]
    public async Task AsyncSshTakesKeysThroughSftp()
    {
        string python = Tool.Require("python3", "python3-asyncssh");
        Assert.SkipUnless((await Tool.RunAsync(python, "-W", "ignore", "-c", "import asyncssh")).ExitCode == 0, "AsyncSSH is not installed (Debian package python3-asyncssh).");
        using TempFolder folder = new();
        string hostKey = await ServerKeys.GetAsync("ed25519");
        string script = folder.Write("server.py", SftpOnlyServer);
        string home = Directory.CreateDirectory(folder.File("home")).FullName;
        await using ServerProcess server = await ServerProcess.StartAsync(python, port => ["-W", "ignore", script, port.ToString(), hostKey, home]);
        RemoteSession session = new(server.Port, "alice", await File.ReadAllTextAsync(hostKey + ".pub", TestContext.Current.CancellationToken));
        string key = await ServerKeys.GetAsync("ecdsa", 384);
        string line = (await File.ReadAllTextAsync(key + ".pub", TestContext.Current.CancellationToken)).Trim();

        Assert.Equal(SshAuthorizedKeyStatus.Added, (await session.AddAsync(session.WithPassword(), line)).Status);
        Assert.True(await session.VerifyAsync(session.WithPassword(), line, key));
        Assert.Equal(SshAuthorizedKeyStatus.AlreadyPresent, (await session.AddAsync(session.WithKey(key), line)).Status);
        Assert.Equal("test", Assert.Single(await session.ListAsync(session.WithKey(key))).Comment);
        Assert.Single(await session.RemoveAsync(session.WithPassword(), line));
        Assert.False(await session.VerifyAsync(session.WithPassword(), line, key));
    }
}
