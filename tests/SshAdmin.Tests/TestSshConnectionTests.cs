using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Tests;

public class TestSshConnectionTests
{
    [Fact]
    public void A_failed_connection_is_a_report_and_no_error()
    {
        RunResult result = Module.Run("Test-SshConnection", "127.0.0.1", "-Port", ClosedPort(), "-UserName", "alice");
        Assert.Empty(result.Errors);
        var report = Assert.IsType<SshConnectionReport>(Assert.Single(result.Output));
        Assert.Equal(SshConnectionReason.ConnectionRefused, report.Reason);
        Assert.Equal("alice", report.UserName);
    }

    [Fact]
    public void Quiet_writes_one_boolean_per_host()
    {
        RunResult result = Module.Pipe(["127.0.0.1", "127.0.0.1"], "Test-SshConnection", "-Port", ClosedPort(), "-Quiet");
        Assert.Equal([false, false], result.Output);
    }

    [Fact]
    public void A_text_that_is_no_host_is_an_error_of_its_own()
    {
        RunResult result = Module.Run("Test-SshConnection", "no host,127.0.0.1", "-Port", ClosedPort());
        Assert.Single(result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("InvalidArgument,", error.FullyQualifiedErrorId);
        Assert.Equal("no host", error.TargetObject);
    }

    [Fact]
    public void A_client_without_a_version_ends_the_command()
    {
        RunResult result = Module.Run("Test-SshConnection", "127.0.0.1", "-Client", "PuTTY");
        Assert.Empty(result.Output);
        Assert.Contains("name a version", result.TerminatingError!.Exception.Message);
    }

    private static string ClosedPort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
        listener.Stop();
        return port;
    }
}
