using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Authentication.Agent;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;
using SshAdmin.Core.Wire.Signatures;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>A real ssh-agent, and agents that misbehave.</summary>
public class AgentTests
{
    [Theory]
    [InlineData("ed25519", 0, "ssh-ed25519")]
    [InlineData("ecdsa", 384, "ecdsa-sha2-nistp384")]
    [InlineData("rsa", 2048, "rsa-sha2-512")]
    [InlineData("rsa", 2048, "rsa-sha2-256")]
    [InlineData("rsa", 2048, "ssh-rsa")]
    public async Task AgentSignsWithTheAlgorithmAskedFor(string type, int bits, string algorithm)
    {
        using var bed = new TestBed();
        string key = await bed.KeyAsync(type, bits);
        await using var agent = await SshAgent.StartAsync(bed.Folder.File("agent"), key);
        using OperationDeadline deadline = new(TestBed.Patience, TestContext.Current.CancellationToken);
        using AgentClient client = await AgentClient.ConnectAsync(agent.Location, deadline);
        AgentKey held = Assert.Single(await client.ListAsync(deadline));
        Assert.Equal("comment", held.Comment);
        byte[] data = RandomBytes.Create(100);
        byte[] signature = await client.SignAsync(held.PublicKey.Blob, algorithm, data, deadline);
        SshReader reader = new(signature);
        Assert.Equal(algorithm, reader.ReadAscii("format"));
        Assert.True(PublicKeySignature.Verify(held.PublicKey, Core.Authentication.SignatureAlgorithms.ByName(algorithm)!.Hash, reader.ReadString("value"), data));
    }

    [Fact]
    public async Task LockedAgentRefuses()
    {
        using var bed = new TestBed();
        string key = await bed.KeyAsync("ed25519");
        await using var agent = await SshAgent.StartAsync(bed.Folder.File("agent"), key);
        using OperationDeadline deadline = new(TestBed.Patience, TestContext.Current.CancellationToken);
        using AgentClient client = await AgentClient.ConnectAsync(agent.Location, deadline);
        byte[] blob = Assert.Single(await client.ListAsync(deadline)).PublicKey.Blob;
        await agent.RemoveAllAsync();
        var error = await Assert.ThrowsAsync<SshAccessException>(() => client.SignAsync(blob, "ssh-ed25519", [1], deadline));
        Assert.Equal(ErrorReason.AgentRefused, error.Reason);
    }

    [Fact]
    public async Task MissingAgentIsUnavailable()
    {
        using OperationDeadline deadline = new(TestBed.Patience, TestContext.Current.CancellationToken);
        foreach (AgentLocation? location in new[] { null, new AgentLocation("/no/such/socket", false), new AgentLocation(new string('x', 200), false) })
        {
            var error = await Assert.ThrowsAsync<SshAccessException>(() => AgentClient.ConnectAsync(location, deadline));
            Assert.Equal(ErrorReason.AgentUnavailable, error.Reason);
        }
    }

    [Theory]
    [InlineData("00000000")]
    [InlineData("ffffffff0c")]
    [InlineData("000000050c00000001")]
    [InlineData("000000050cffffffff")]
    [InlineData("0000000105")]
    [InlineData("0000")]
    public async Task HostileAgentEndsInANamedError(string answer)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix sockets stand in for the pipe.");
        using var bed = new TestBed();
        string path = bed.Folder.File("agent");
        using Socket listener = Listen(path);
        using OperationDeadline deadline = new(TestBed.Patience, TestContext.Current.CancellationToken);
        Task serving = Task.Run(async () =>
        {
            using Socket socket = await listener.AcceptAsync(deadline.Token);
            await socket.ReceiveAsync(new byte[64], deadline.Token);
            await socket.SendAsync(Convert.FromHexString(answer), deadline.Token);
        }, deadline.Token);
        using AgentClient client = await AgentClient.ConnectAsync(new AgentLocation(path, false), deadline);
        var error = await Assert.ThrowsAnyAsync<SshAdminException>(() => client.ListAsync(deadline));
        Assert.Contains(error.Reason, new[] { ErrorReason.AgentUnavailable, ErrorReason.AgentRefused });
        await serving;
    }

    [Fact]
    public async Task SilentAgentEndsWithTheDeadline()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix sockets stand in for the pipe.");
        using var bed = new TestBed();
        string path = bed.Folder.File("agent");
        using Socket listener = Listen(path);
        using OperationDeadline deadline = new(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        using AgentClient client = await AgentClient.ConnectAsync(new AgentLocation(path, false), deadline);
        Stopwatch watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => client.ListAsync(deadline));
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1.2));
    }

    [Theory]
    [InlineData(null, true, "openssh-ssh-agent", true)]
    [InlineData("/tmp/cygwin-agent", true, "openssh-ssh-agent", true)]
    [InlineData(@"\\.\pipe\my-agent", true, "my-agent", true)]
    [InlineData("//./pipe/my-agent", true, "my-agent", true)]
    [InlineData("/tmp/agent", false, "/tmp/agent", false)]
    public void AgentIsFoundWhereTheSystemHasIt(string? variable, bool windows, string path, bool pipe) =>
        Assert.Equal(new AgentLocation(path, pipe), AgentLocation.From(variable, windows));

    [Fact]
    public void WithoutTheVariableUnixHasNoAgent() => Assert.Null(AgentLocation.From("", windows: false));

    private static Socket Listen(string path)
    {
        Socket listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        return listener;
    }

    [Fact]
    public async Task KeysOfTheAgentSignIn()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string[] keys = [await bed.KeyAsync("ed25519"), await bed.KeyAsync("rsa", 2048)];
        TestBed.Authorize(server, keys[1]);
        await using var agent = await SshAgent.StartAsync(bed.Folder.File("agent"), keys);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { KeyPaths = null, UseAgent = true, Agent = agent.Location });
        Assert.True(report.Succeeded, report.Message);
        Assert.Equal(["none", "ssh-ed25519", "rsa-sha2-512"], report.Attempts.Select(attempt => attempt.SignatureAlgorithm ?? attempt.Method));
        Assert.All(report.Attempts[1..], attempt => Assert.Equal("agent", attempt.KeySource));
    }

    [Fact]
    public async Task PublicKeyPathPicksOneKeyOfTheAgent()
    {
        await using var server = await OpenSshServer.StartAsync("MaxAuthTries 2");
        using var bed = new TestBed();
        bed.Trust(server);
        string[] keys = [await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519"), await bed.KeyAsync("ed25519")];
        TestBed.Authorize(server, keys[2]);
        await using var agent = await SshAgent.StartAsync(bed.Folder.File("agent"), keys);
        SessionRequest request = bed.Request(server.Port) with { UseAgent = true, Agent = agent.Location };
        var all = await TestBed.TestAsync(request with { KeyPaths = null });
        Assert.Equal(SshConnectionReason.TooManyFailures, all.Reason);
        var one = await TestBed.TestAsync(request with { KeyPaths = [keys[2] + ".pub"] });
        Assert.True(one.Succeeded, one.Message);
    }

    [Fact]
    public async Task AgentThatWaitsForItsUserIsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix sockets stand in for the pipe.");
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        string key = await bed.KeyAsync("ed25519");
        TestBed.Authorize(server, key);
        byte[] blob = Convert.FromBase64String((await System.IO.File.ReadAllTextAsync(key + ".pub", TestContext.Current.CancellationToken)).Split(' ')[1]);
        using Socket listener = Listen(bed.Folder.File("agent"));
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task serving = Task.Run(async () =>
        {
            // It lists the key and then waits for a confirmation that nobody gives.
            using Socket socket = await listener.AcceptAsync(stop.Token);
            await socket.ReceiveAsync(new byte[64], stop.Token);
            byte[] list = new SshWriter().WriteByte(12).WriteUInt32(1).WriteString(blob).WriteString("").ToArray();
            await socket.SendAsync(new SshWriter().WriteString(list).ToArray(), stop.Token);
            while (await socket.ReceiveAsync(new byte[4096], stop.Token) > 0)
            {
            }
        }, stop.Token);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { KeyPaths = null, UseAgent = true, Agent = new AgentLocation(bed.Folder.File("agent"), false), Timeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(SshConnectionReason.KeyNotReadyInTime, report.Reason);
        Assert.Equal([50, 60], report.Attempts[^1].MessageNumbers);
        await stop.CancelAsync();
        await Task.WhenAny(serving);
    }

    [Fact]
    public async Task AgentThatDoesNotAnswerIsNamed()
    {
        await using var server = await OpenSshServer.StartAsync();
        using var bed = new TestBed();
        bed.Trust(server);
        var report = await TestBed.TestAsync(bed.Request(server.Port) with { KeyPaths = null, UseAgent = true, Agent = new AgentLocation(bed.Folder.File("none"), false) });
        Assert.Equal(SshConnectionReason.AgentUnavailable, report.Reason);
    }

    /// <summary>ssh-agent in the foreground on a socket of its own.</summary>
    private sealed class SshAgent : IAsyncDisposable
    {
        private readonly Process _process;
        private readonly string _socket;

        private SshAgent(Process process, string socket)
        {
            _process = process;
            _socket = socket;
        }

        public AgentLocation Location => new(_socket, false);

        public static async Task<SshAgent> StartAsync(string socket, params string[] keys)
        {
            Process process = Tool.Start(Tool.Require("ssh-agent", "openssh-client"), "-D", "-a", socket);

            // It writes the variable to set once it listens.
            await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            SshAgent agent = new(process, socket);
            foreach (string key in keys)
            {
                await agent.AddAsync(key);
            }

            return agent;
        }

        public Task RemoveAllAsync() => AddAsync("-D");

        public async ValueTask DisposeAsync()
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        private async Task AddAsync(string argument)
        {
            ProcessStartInfo start = new(Tool.Require("ssh-add", "openssh-client"), [argument]) { RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["SSH_AUTH_SOCK"] = _socket;
            using Process add = Process.Start(start)!;
            await add.WaitForExitAsync();
            Assert.Equal(0, add.ExitCode);
        }
    }
}
