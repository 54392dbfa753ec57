using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>Resolves a host and connects to the first of its addresses that answers.</summary>
internal static class TcpConnector
{
    public static async Task<IReadOnlyList<IPAddress>> ResolveAsync(HostTarget target, OperationDeadline deadline)
    {
        if (IPAddress.TryParse(target.HostName, out IPAddress? literal))
        {
            return [literal];
        }

        try
        {
            IPAddress[] addresses = await deadline.WaitAsync(Dns.GetHostAddressesAsync(target.HostName), $"the addresses of '{target.HostName}'").ConfigureAwait(false);
            if (addresses.Length > 0)
            {
                return addresses;
            }
        }
        catch (SocketException error) when (!deadline.HasEnded)
        {
            throw NotFound(target, error);
        }
        catch (ArgumentException error)
        {
            // Thrown for names that cannot stand in DNS at all, such as one with an empty label.
            throw NotFound(target, error);
        }

        throw NotFound(target, null);
    }

    /// <summary>Tries the addresses in their order, one connection at a time, each with its share of the time that is left.</summary>
    public static async Task<(Socket Socket, IPAddress Address)> ConnectAsync(HostTarget target, IReadOnlyList<IPAddress> addresses, OperationDeadline deadline)
    {
        List<(IPAddress Address, SocketError Error)> failures = [];
        for (int i = 0; i < addresses.Count; i++)
        {
            TimeSpan share = TimeSpan.FromTicks(deadline.Remaining.Ticks / (addresses.Count - i));
            bool last = i == addresses.Count - 1;
            (Socket? socket, SocketError error) = await TryConnectAsync(addresses[i], target.PortOrDefault, last ? null : share, deadline).ConfigureAwait(false);
            if (socket is not null)
            {
                return (socket, addresses[i]);
            }

            if (deadline.HasEnded)
            {
                throw deadline.Explain($"{addresses[i]} port {target.PortOrDefault} to accept the connection");
            }

            failures.Add((addresses[i], error));
        }

        throw Explain(target, failures);
    }

    private static async Task<(Socket? Socket, SocketError Error)> TryConnectAsync(IPAddress address, int port, TimeSpan? share, OperationDeadline deadline)
    {
        Socket? socket = null;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token);
        if (share is TimeSpan time)
        {
            limit.CancelAfter(time);
        }

        try
        {
            socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

            // Connecting takes no cancellation token on netstandard2.0; closing the socket ends it on every platform.
            using (limit.Token.Register(state => ((Socket)state!).Dispose(), socket))
            {
                await socket.ConnectAsync(new IPEndPoint(address, port)).ConfigureAwait(false);
            }

            if (!limit.IsCancellationRequested)
            {
                return (socket, SocketError.Success);
            }

            socket.Dispose();
            return (null, SocketError.TimedOut);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            socket?.Dispose();
            SocketError code = error is SocketException failure && !limit.IsCancellationRequested ? failure.SocketErrorCode : SocketError.TimedOut;
            return (null, code);
        }
    }

    private static SshConnectionException Explain(HostTarget target, List<(IPAddress Address, SocketError Error)> failures)
    {
        // A refusal says most: there is a host, and it answers.
        ErrorReason reason = ErrorReason.HostUnreachable;
        List<string> parts = [];
        foreach ((IPAddress address, SocketError error) in failures)
        {
            ErrorReason one = ReasonOf(error);
            if (reason == ErrorReason.HostUnreachable || one == ErrorReason.ConnectionRefused)
            {
                reason = one;
            }

            parts.Add($"{address} {Describe(error)}");
        }

        string port = target.PortOrDefault.ToString(CultureInfo.InvariantCulture);
        return new SshConnectionException(reason, $"No connection to '{target.HostName}' port {port}: {string.Join(", ", parts)}.", target.ToString());
    }

    private static ErrorReason ReasonOf(SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.AccessDenied => ErrorReason.ConnectionRefused,
        SocketError.TimedOut => ErrorReason.ConnectionTimedOut,
        _ => ErrorReason.HostUnreachable,
    };

    private static string Describe(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "refused the connection",
        SocketError.ConnectionReset or SocketError.ConnectionAborted => "cut the connection off",
        SocketError.AccessDenied => "may not be reached (a local firewall forbids it)",
        SocketError.TimedOut => "did not answer",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or SocketError.NetworkDown => "cannot be reached from here",
        SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable => "has no route from here",
        _ => $"failed ({error})",
    };

    private static SshConnectionException NotFound(HostTarget target, Exception? inner) => new(
        ErrorReason.HostNotFound,
        inner is SocketException { SocketErrorCode: SocketError.TryAgain }
            ? $"The name server did not answer for '{target.HostName}'."
            : $"The name '{target.HostName}' resolves to no address.",
        target.ToString(),
        inner);
}
