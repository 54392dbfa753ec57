using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Wire.Transport;

/// <summary>A server in this process that plays the script of a test on every connection, well-behaved or not.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<ScriptedPeer, Task> _script;
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _count;

    private ScriptedServer(Func<ScriptedPeer, Task> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public HostTarget Target => new("127.0.0.1", Port);

    public int Connections => Volatile.Read(ref _count);

    public static ScriptedServer Start(Func<ScriptedPeer, Task> script) => new(script);

    public async ValueTask DisposeAsync()
    {
        // Not by the listener's end alone: Mono now and then forgets an accept that begins in the same moment.
        _stop.Cancel();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
        foreach (TcpClient client in _clients)
        {
            client.Dispose();
        }

        await Task.WhenAll(_connections);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _count);
                _clients.Add(client);
                _connections.Add(Task.Run(() => PlayAsync(client)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PlayAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await _script(new ScriptedPeer(client));
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException or SocketException or SshConnectionException)
            {
                // The client under test left in the middle of the script, as most of these tests want it to.
            }
        }
    }
}
