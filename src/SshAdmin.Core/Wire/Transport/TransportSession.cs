using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Reporting;

namespace SshAdmin.Core.Wire.Transport;

/// <summary>The client's side of one SSH transport connection (RFC 4253): reach, identify, agree, exchange keys, carry payloads.</summary>
/// <remarks>
/// After a failed <see cref="ConnectAsync"/> the properties keep what was learnt until then, and <see cref="Stage"/> says
/// where it ended. The caller decides whether <see cref="HostKeyBlob"/> is the right one before it sends any secret.
/// </remarks>
internal sealed partial class TransportSession : IDisposable
{
    private readonly HostTarget _target;
    private readonly TransportOptions _options;
    private readonly IReport? _report;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private TransportStage _stage;
    private OperationDeadline _deadline;
    private Socket? _socket;
    private ByteChannel? _channel;
    private PacketStream? _packets;
    private bool _signedOff;

    public TransportSession(HostTarget target, TransportOptions options, OperationDeadline deadline, IReport? report = null)
    {
        _target = target;
        _options = options;
        _deadline = deadline;
        _report = report;
    }

    public TransportStage Stage
    {
        get => _stage;
        private set
        {
            _stage = value;
            _options.StageReached?.Invoke(value);
        }
    }

    /// <summary>The address that the connection was made to.</summary>
    public IPAddress? Address { get; private set; }

    public Identification? ServerIdentification { get; private set; }

    /// <summary>The server's lists, with server-sig-algs once they came.</summary>
    public ServerOffer? ServerOffer { get; private set; }

    public NegotiatedAlgorithms? Negotiated { get; private set; }

    /// <summary>Whether both sides announced strict key exchange.</summary>
    public bool StrictKeyExchange { get; private set; }

    public byte[]? HostKeyBlob { get; private set; }

    /// <summary>Whether the server proved that it owns <see cref="HostKeyBlob"/>.</summary>
    public bool HostKeyVerified { get; private set; }

    /// <summary>The exchange hash of the first key exchange.</summary>
    public byte[]? SessionId { get; private set; }

    public ExtensionInfo Extensions { get; } = new();

    /// <summary>Puts what follows under another deadline, for example a sign-in that has its own.</summary>
    public OperationDeadline Deadline
    {
        get => _deadline;
        set
        {
            _deadline = value;
            if (_channel is not null)
            {
                _channel.Deadline = value;
            }
        }
    }

    /// <summary>From the name to keys in place and a proven host key.</summary>
    /// <param name="addresses">Addresses that are known already, so that the name is not resolved again; <c>null</c> to resolve it.</param>
    public async Task ConnectAsync(IReadOnlyList<IPAddress>? addresses = null)
    {
        try
        {
            Stage = TransportStage.Resolve;
            addresses ??= await TcpConnector.ResolveAsync(_target, _deadline).ConfigureAwait(false);
            Stage = TransportStage.Connect;
            (_socket, Address) = await TcpConnector.ConnectAsync(_target, addresses, _deadline).ConfigureAwait(false);
            _channel = new ByteChannel(new NetworkStream(_socket, ownsSocket: true), _deadline);
            _packets = new PacketStream(_channel);
            _report?.Verbose($"Connected to {Address} port {_target.PortOrDefault}.");

            Stage = TransportStage.Identify;
            await IdentifyAsync().ConfigureAwait(false);
            Stage = TransportStage.Negotiate;
            await RunFirstKeyExchangeAsync().ConfigureAwait(false);
            Stage = TransportStage.Open;
        }
        catch (SshConnectionException error) when (_packets is not null)
        {
            await SignOffAsync(ReasonFor(error.Reason), "The connection cannot go on.").ConfigureAwait(false);
            throw WithTarget(error);
        }
        catch (SshConnectionException error) when (error.Input is null)
        {
            throw WithTarget(error);
        }
    }

    /// <summary>Ends the connection with SSH_MSG_DISCONNECT, reason "by application"; never fails.</summary>
    public Task CloseAsync() => SignOffAsync(DisconnectReason.ByApplication, "Done.");

    public void Dispose()
    {
        _packets?.Dispose();
        _socket?.Dispose();
        _sending.Dispose();
    }

    private async Task IdentifyAsync()
    {
        // Sent before the server's has arrived: a service that waits to be spoken to, such as HTTP, then shows itself.
        _channel!.Queue(Encoding.ASCII.GetBytes(_options.Identification + "\r\n"));
        ServerIdentification = await IdentificationReader.ReadAsync(_channel).ConfigureAwait(false);
        _report?.Verbose($"The server identifies itself as '{ServerIdentification.Text}'.");
    }

    private async Task SignOffAsync(DisconnectReason reason, string description)
    {
        // A failed connection has said goodbye already when its owner closes it, and its keys are gone.
        if (_signedOff)
        {
            return;
        }

        _signedOff = true;
        TransportStage stage = Stage;
        try
        {
            // Before the identifications are through, a packet would only be noise to the peer.
            if (_packets is not null && stage is TransportStage.Negotiate or TransportStage.KeyExchange or TransportStage.Open && !_deadline.HasEnded)
            {
                Queue(DisconnectMessage.Build(reason, description));
                await _packets.FlushAsync("the end of the connection").ConfigureAwait(false);
                _socket!.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception error) when (error is SshConnectionException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            _report?.Debug($"The connection ended before it could be closed: {error.Message}");
        }

        Stage = stage == TransportStage.Open ? TransportStage.Closed : stage;
        _packets?.Dispose();
    }

    // Below this class nobody knows which host it is; a person with many hosts has to.
    private SshConnectionException WithTarget(SshConnectionException error) =>
        error.Input is null ? new SshConnectionException(error.Reason, $"{_target}: {error.Message}", _target.ToString(), error) : error;

    private static DisconnectReason ReasonFor(ErrorReason reason) => reason switch
    {
        ErrorReason.NegotiationFailed or ErrorReason.WeakGroup => DisconnectReason.KeyExchangeFailed,
        ErrorReason.HostKeySignatureInvalid => DisconnectReason.HostKeyNotVerifiable,
        _ => DisconnectReason.ProtocolError,
    };
}
