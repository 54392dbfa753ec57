using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace SshAdmin.FrameworkTests.Polyfills;

/// <summary>Members of tasks and sockets that .NET Framework has not got.</summary>
internal static class Tasks
{
    extension(Parallel)
    {
        public static Task ForAsync(int from, int to, CancellationToken stop, Func<int, CancellationToken, ValueTask> body) => Parallel.ForEachAsync(Enumerable.Range(from, to - from), stop, body);

        public static Task ForEachAsync<T>(IEnumerable<T> items, ParallelOptions options, Func<T, CancellationToken, ValueTask> body) => Parallel.ForEachAsync(items, options.CancellationToken, body);

        public static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, ValueTask> body) => Parallel.ForEachAsync(items, CancellationToken.None, body);

        public static async Task ForEachAsync<T>(IEnumerable<T> items, CancellationToken stop, Func<T, CancellationToken, ValueTask> body)
        {
            foreach (T item in items)
            {
                await body(item, stop);
            }
        }
    }

    extension(TimeSpan)
    {
        public static TimeSpan operator /(TimeSpan time, double by) => TimeSpan.FromTicks((long)(time.Ticks / by));
    }

    extension(Task task)
    {
        public bool IsCompletedSuccessfully => task.Status == TaskStatus.RanToCompletion;
    }

    extension(ThreadPool)
    {
        public static int ThreadCount
        {
            get
            {
                ThreadPool.GetMaxThreads(out int most, out _);
                ThreadPool.GetAvailableThreads(out int free, out _);
                return most - free;
            }
        }
    }

    public static Task WaitAsync(this Task task, CancellationToken stop) => task.WaitAsync(Timeout.InfiniteTimeSpan, stop);

    public static async Task WaitAsync(this Task task, TimeSpan limit, CancellationToken stop = default)
    {
        await Bound(task, limit, stop);
        await task;
    }

    public static Task<T> WaitAsync<T>(this Task<T> task, CancellationToken stop) => task.WaitAsync(Timeout.InfiniteTimeSpan, stop);

    public static async Task<T> WaitAsync<T>(this Task<T> task, TimeSpan limit, CancellationToken stop = default)
    {
        await Bound(task, limit, stop);
        return await task;
    }

    public static Task CancelAsync(this CancellationTokenSource source)
    {
        source.Cancel();
        return Task.CompletedTask;
    }

    public static Task ConnectAsync(this Socket socket, EndPoint point, CancellationToken stop = default) => SocketTaskExtensions.ConnectAsync(socket, point).WaitAsync(stop);

    public static Task ConnectAsync(this Socket socket, IPAddress address, int port, CancellationToken stop = default) => socket.ConnectAsync(new IPEndPoint(address, port), stop);

    public static Task<int> ReceiveAsync(this Socket socket, byte[] buffer, CancellationToken stop = default) => SocketTaskExtensions.ReceiveAsync(socket, new ArraySegment<byte>(buffer), SocketFlags.None).WaitAsync(stop);

    public static void Listen(this Socket socket) => socket.Listen(100);

    public static Task ConnectAsync(this TcpClient client, IPAddress address, int port, CancellationToken stop) => client.ConnectAsync(address, port).WaitAsync(stop);

    public static Task ConnectAsync(this TcpClient client, string host, int port, CancellationToken stop) => client.ConnectAsync(host, port).WaitAsync(stop);

    public static Task<TcpClient> AcceptTcpClientAsync(this TcpListener listener, CancellationToken stop) => listener.AcceptTcpClientAsync().WaitAsync(stop);

    public static Task<Socket> AcceptSocketAsync(this TcpListener listener, CancellationToken stop) => listener.AcceptSocketAsync().WaitAsync(stop);

    private static async Task Bound(Task task, TimeSpan limit, CancellationToken stop)
    {
        if (await Task.WhenAny(task, Task.Delay(limit, stop)) != task)
        {
            stop.ThrowIfCancellationRequested();
            throw new TimeoutException();
        }
    }
}
