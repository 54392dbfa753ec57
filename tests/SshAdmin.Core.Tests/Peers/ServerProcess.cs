using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.Core.Tests.Peers;

/// <summary>A server program on a free loopback port, with its log; stopped by its process id on dispose.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private readonly Process _process;
    private readonly List<string> _log = [];
    private TaskCompletionSource _logGrew = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>The lines that the server wrote to standard output and standard error so far.</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
            {
                return _log.ToArray();
            }
        }
    }

    /// <summary>Starts the program on a free port and returns once that port accepts connections; another port is tried when the first is taken meanwhile.</summary>
    public static async Task<ServerProcess> StartAsync(string path, Func<int, string[]> arguments)
    {
        for (int attempt = 1; ; attempt++)
        {
            int port = FreePort();
            ServerProcess server = new(Tool.Start(path, arguments(port)), port);
            if (await server.IsReadyAsync())
            {
                return server;
            }

            string log = string.Join(Environment.NewLine, server.Log);
            await server.DisposeAsync();
            Assert.True(attempt < 3, $"{path} did not start: {log}");
        }
    }

    /// <summary>Returns the whole log once one line contains the text; fails after some seconds without it.</summary>
    public async Task<IReadOnlyList<string>> WaitForLogAsync(string text)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(10));
        while (true)
        {
            Task grew;
            IReadOnlyList<string> lines;
            lock (_log)
            {
                grew = _logGrew.Task;
                lines = _log.ToArray();
            }

            foreach (string line in lines)
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return lines;
                }
            }

            try
            {
                await grew.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The server's log never held '{text}': {string.Join(Environment.NewLine, lines)}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task<bool> IsReadyAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!_process.HasExited && watch.Elapsed < StartLimit)
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return true;
            }
            catch (SocketException)
            {
                // Not listening yet. Most servers say so in their log when they do; the others are asked again.
                Task grew;
                lock (_log)
                {
                    grew = _logGrew.Task;
                }

                await Task.WhenAny(grew, Task.Delay(20));
            }
        }

        return false;
    }

    private void Append(string? line)
    {
        if (line is null)
        {
            return;
        }

        TaskCompletionSource grew;
        lock (_log)
        {
            _log.Add(line);
            grew = _logGrew;
            _logGrew = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grew.SetResult();
    }
}
