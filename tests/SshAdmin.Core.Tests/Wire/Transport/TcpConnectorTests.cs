using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Tests.Wire.Transport;

public class TcpConnectorTests
{
    [Fact]
    public async Task AClosedPortIsARefusal()
    {
        var error = await FailureAsync(new HostTarget("127.0.0.1", ServerProcess.FreePort()));
        Assert.Equal(ErrorReason.ConnectionRefused, error.Reason);
        Assert.Contains("127.0.0.1", error.Message);
    }

    [Fact]
    public async Task ANameThatCannotExistIsNotFound()
    {
        // RFC 6761 section 6.4: no name below .invalid resolves.
        var error = await FailureAsync(new HostTarget("nobody.invalid"));
        Assert.Equal(ErrorReason.HostNotFound, error.Reason);
        Assert.Equal("nobody.invalid", error.Input);
    }

    [Fact]
    public async Task TheNextAddressIsTriedWhenOneRefuses()
    {
        await using var server = ScriptedServer.Start(peer => peer.WaitForEndAsync());
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        var (socket, address) = await TcpConnector.ConnectAsync(server.Target, [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], deadline);
        socket.Dispose();
        Assert.Equal(IPAddress.Loopback, address);
    }

    [Fact]
    public async Task EveryAddressThatFailedIsNamed()
    {
        HostTarget target = new("server.example", ServerProcess.FreePort());
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        var error = await Assert.ThrowsAsync<SshConnectionException>(() => TcpConnector.ConnectAsync(target, [IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], deadline));
        Assert.Contains("127.0.0.2", error.Message);
        Assert.Contains("127.0.0.1", error.Message);
    }

    [Fact]
    public async Task AFullListenerTimesOutAtTheDeadline()
    {
        // Linux drops further connection requests once the queue of a listener that never accepts is full.
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems answer a full queue in other ways.");
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        using Socket first = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await first.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        var error = await FailureAsync(new HostTarget("127.0.0.1", ((IPEndPoint)listener.LocalEndPoint!).Port), TimeSpan.FromMilliseconds(400));
        Assert.Equal(ErrorReason.ConnectionTimedOut, error.Reason);
    }

    [Fact]
    public async Task AnIPv6LiteralIsConnectedTo()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "This machine has no IPv6.");
        using Socket listener = new(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        }
        catch (SocketException)
        {
            Assert.Skip("This machine has no IPv6 loopback.");
        }

        listener.Listen();
        HostTarget target = new($"[::1]:{((IPEndPoint)listener.LocalEndPoint!).Port}");
        using OperationDeadline deadline = new(Connecting.Patience, CancellationToken.None);
        var (socket, address) = await TcpConnector.ConnectAsync(target, await TcpConnector.ResolveAsync(target, deadline), deadline);
        socket.Dispose();
        Assert.Equal(IPAddress.IPv6Loopback, address);
    }

    private static async Task<SshConnectionException> FailureAsync(HostTarget target, TimeSpan? timeout = null)
    {
        using OperationDeadline deadline = new(timeout ?? Connecting.Patience, CancellationToken.None);
        using var session = Connecting.Create(target, deadline);
        return await Assert.ThrowsAsync<SshConnectionException>(() => session.ConnectAsync());
    }
}
