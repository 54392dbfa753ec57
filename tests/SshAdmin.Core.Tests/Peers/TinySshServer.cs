using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>Debian's tinysshd, which speaks on standard input and output: each connection is forwarded to a process of its own.</summary>
internal sealed class TinySshServer : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly string _path;
    private readonly string[] _options;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Task> _connections = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private TinySshServer(TempFolder folder, string path, string[] options)
    {
        _folder = folder;
        _path = path;
        _options = options;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public static async Task<TinySshServer> StartAsync(params string[] options)
    {
        string path = Tool.Require("tinysshd", "tinysshd");
        string keygen = Tool.Require("tinysshd-makekey", "tinysshd");
        TempFolder folder = new();
        await Tool.OutputAsync(keygen, folder.File("keys"));
        return new TinySshServer(folder, path, options);
    }

    public async ValueTask DisposeAsync()
    {
        _stop.Cancel();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
        await Task.WhenAll(_connections);
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using NetworkStream stream = new(socket, ownsSocket: true);
        using Process process = Tool.Start(_path, [.. _options, _folder.File("keys")]);
        Task log = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Task towards = CopyAsync(stream, process.StandardInput.BaseStream);
        Task back = CopyAsync(process.StandardOutput.BaseStream, stream);
        await Task.WhenAny(towards, back);
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        socket.Dispose();
        await Task.WhenAll(log, towards, back);
    }

    private static async Task CopyAsync(Stream from, Stream to)
    {
        try
        {
            byte[] buffer = new byte[8192];
            int count;
            while ((count = await from.ReadAsync(buffer)) > 0)
            {
                await to.WriteAsync(buffer.AsMemory(0, count));
                await to.FlushAsync();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // One of the two ends is gone; the other direction ends by itself.
        }
    }
}
