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

    // PowerShell drops a piped property that it cannot convert, and the default port would be asked instead.
    [Theory]
    [InlineData("33O40", "\"33O40\" is no port number")]
    [InlineData("22.5", "\"22.5\" is no port number")]
    [InlineData("70000", "70000")]
    public void Text_that_is_no_port_number_is_an_error_and_no_connection(string cell, string words)
    {
        RunResult result = Module.Pipe([new { HostName = "127.0.0.1", Port = cell }], "Get-SshAlgorithmSupport");
        Assert.Empty(result.Output);
        Assert.Contains(words, Assert.Single(result.Errors).Exception.Message);
        Assert.DoesNotContain("ConnectionRefused", result.Errors[0].FullyQualifiedErrorId);
    }
}
