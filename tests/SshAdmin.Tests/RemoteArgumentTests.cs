using System.Net;
using System.Net.Sockets;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.Tests;

public class RemoteArgumentTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task An_empty_port_cell_of_a_csv_file_is_no_error(string? cell)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string host = listener.LocalEndpoint.ToString()!;
        Task<RunResult> run = Task.Run(() => Module.Pipe([new { HostName = host, Port = cell }], "Get-SshAlgorithmSupport"));
        Task closing = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken).AsTask().ContinueWith(accepted => accepted.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
        await Task.WhenAny(run, closing);
        Assert.Equal(host, Assert.Single((await run).Errors).TargetObject);
    }
}
