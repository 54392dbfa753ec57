using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Sessions;

/// <summary>Connects and signs in, stage by stage, and tells how it went. Runs no command.</summary>
internal sealed class SessionOpener : IDisposable
{
    private readonly SessionRequest _request;
    private readonly IKeyFileGuard _guard;
    private readonly IReport? _report;
    private readonly StageClock _clock = new();
    private readonly DateTime _startedAt = DateTime.UtcNow;
    private readonly CancellationToken _stop;
    private readonly OperationDeadline _deadline;
    private readonly HostKeyGate _gate;
    private readonly ClientOffer _offer;
    private readonly List<string> _warnings = [];
    private readonly List<string> _notTested = [];
    private readonly ForcedCommand _forcedCommand = new();
    private TransportSession? _transport;
    private HostKeyDecision? _hostKey;
    private SignInResult? _signIn;

    private SessionOpener(SessionRequest request, IKeyFileGuard guard, IReport? report, CancellationToken stop)
    {
        _request = request;
        _guard = guard;
        _report = report;
        _stop = stop;
        _deadline = new OperationDeadline(request.Timeout, stop);
        _gate = new HostKeyGate(request, report);
        _offer = ClientOffer.For(request.Client, _gate.KnownTypes);
    }

    /// <returns>With a transport when the sign-in succeeded; the caller closes and disposes it.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<OpenedSession> OpenAsync(SessionRequest request, IKeyFileGuard guard, IReport? report, CancellationToken stop)
    {
        SessionOpener opener = new(request, guard, report, stop);
        try
        {
            SshConnectionReport result = await opener.RunAsync().ConfigureAwait(false);
            TransportSession? transport = opener._transport;
            opener._transport = null;
            if (!result.Succeeded && transport is not null)
            {
                await transport.CloseAsync().ConfigureAwait(false);
                transport.Dispose();
                transport = null;
            }

            return new OpenedSession(result, transport, opener._deadline);
        }
        catch
        {
            opener.Dispose();
            throw;
        }
    }

    /// <summary>For a session that was not handed out.</summary>
    public void Dispose()
    {
        _transport?.Dispose();
        _deadline.Dispose();
    }

    private async Task<SshConnectionReport> RunAsync()
    {
        foreach (string gap in _offer.Gaps)
        {
            _warnings.Add($"The {gap} list of {ClientName} is not established; this module's own was offered.");
        }

        try
        {
            await ConnectAsync().ConfigureAwait(false);
        }
        catch (SshConnectionException error)
        {
            return ReportTransportFailure(error);
        }

        _clock.Describe(SshConnectionStage.Negotiate, Describe(_transport!.Negotiated!));
        _clock.Enter(SshConnectionStage.HostKey);
        try
        {
            _hostKey = await _gate.DecideAsync(_transport.HostKeyBlob!, _deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Exception ended = _deadline.Explain("another process to release the known hosts file");
            return ended is SshConnectionException ? Report(SshConnectionStage.HostKey, SshConnectionReason.KnownHostsInaccessible, ended.Message, null) : throw ended;
        }

        _report?.Verbose(_hostKey.Detail);
        _clock.Describe(SshConnectionStage.HostKey, _hostKey.Detail);
        if (_hostKey.Reason != SshConnectionReason.None)
        {
            string? removal = _hostKey.RemovalCommand is null ? null : $"{ReasonTable.Find(_hostKey.Reason).Remedy} {_hostKey.RemovalCommand}";
            return Report(SshConnectionStage.HostKey, _hostKey.Reason, _hostKey.Detail, removal);
        }

        _clock.Enter(SshConnectionStage.Authenticate);
        KeySources sources;
        try
        {
            sources = await KeySources.CollectAsync(_request, _deadline, _guard).ConfigureAwait(false);
        }
        catch (SshConnectionException late)
        {
            return Report(SshConnectionStage.Authenticate, SshConnectionReason.KeyNotReadyInTime, late.Message, null);
        }

        using (sources)
        {
            return await SignInAsync(sources).ConfigureAwait(false);
        }
    }

    private async Task ConnectAsync()
    {
        ClientAlgorithms algorithms = _offer.Algorithms;
        _transport = Create(algorithms);
        try
        {
            await ConnectAsync(null).ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (error.Reason == ErrorReason.AlgorithmNotImplemented)
        {
            // The client itself would have gone on; a second connection offers what can be run of its lists.
            _notTested.AddRange(ImplementedAlgorithms.Missing(_transport.Negotiated!));
            _warnings.Add($"{ClientName} and the server agree on {string.Join(", ", _notTested)}, which this module cannot run; the test went on with the rest of the client's lists.");
            IReadOnlyList<IPAddress> sameAddress = [_transport.Address!];
            ClientAlgorithms rest = ImplementedAlgorithms.Of(algorithms);
            if (NegotiationGap.For(rest, _transport.ServerOffer!, null, string.Empty) is not null)
            {
                throw;
            }

            _transport.Dispose();
            _transport = Create(rest);
            await ConnectAsync(sameAddress).ConfigureAwait(false);
        }
    }

    private async Task ConnectAsync(IReadOnlyList<IPAddress>? addresses)
    {
        await _transport!.ConnectAsync(addresses).ConfigureAwait(false);
        _clock.Describe(SshConnectionStage.Resolve, _transport.Address!.ToString());
        _clock.Describe(SshConnectionStage.Connect, $"{_transport.Address} port {_request.Target.PortOrDefault}");
        _clock.Describe(SshConnectionStage.Identify, _transport.ServerIdentification!.Text);
    }

    private TransportSession Create(ClientAlgorithms algorithms) =>
        new(_request.Target, _offer.Options(algorithms, _clock.Enter, _forcedCommand.Listen), _deadline, _report);

    private async Task<SshConnectionReport> SignInAsync(KeySources sources)
    {
        _warnings.AddRange(sources.Warnings);
        SignIn signIn = new(_transport!, _request, sources.Candidates, PasswordObstacle(), _report);
        _signIn = await signIn.RunAsync().ConfigureAwait(false);
        if (_signIn.Succeeded)
        {
            _clock.Describe(SshConnectionStage.Authenticate, Describe(_signIn.Attempts[_signIn.Attempts.Count - 1]));
            if (await _forcedCommand.FindAsync(_transport!, _request.UserName, _stop).ConfigureAwait(false))
            {
                _warnings.Add(ForcedCommand.Warning);
            }

            // Of other servers it is not known what makes them leave.
            if (_forcedCommand.ConnectionEnded && _transport!.ServerIdentification!.Text.StartsWith("SSH-2.0-OpenSSH_", StringComparison.Ordinal))
            {
                return Report(SshConnectionStage.Authenticate, SshConnectionReason.RootLoginRefused, "It accepted the key and closed the connection at once, as PermitRootLogin forced-commands-only does with a key that has no command of its own.", null);
            }

            if (PasswordChangeWords.Found(_signIn.Banner))
            {
                _warnings.Add($"The server lets the user in, but the password has expired and the session will ask for a new one: {_signIn.Banner}");
            }
        }

        return Report(_signIn.Succeeded ? SshConnectionStage.None : SshConnectionStage.Authenticate, _signIn.Reason, _signIn.Detail, null);
    }

    private string? PasswordObstacle()
    {
        if (!_hostKey!.Verified)
        {
            return $"The host key is not verified ({_hostKey.Status}), and whoever gets a password can use it.";
        }

        bool weak = KeyExchangeMethods.Supported.Any(method => method.Name == _transport!.Negotiated!.KeyExchange && method.ProbeOnly);
        return weak ? $"The key exchange {_transport!.Negotiated!.KeyExchange} is too weak to protect a password." : null;
    }

    private SshConnectionReport ReportTransportFailure(SshConnectionException error)
    {
        SshConnectionStage stage = _clock.Current;
        if (error.Reason == ErrorReason.NegotiationFailed
            && NegotiationGap.For(_offer.Algorithms, _transport!.ServerOffer!, _request.Client, _request.Target.HostName) is NegotiationGap gap)
        {
            return Report(stage, gap.Reason, gap.Detail, gap.Remedy);
        }

        SshConnectionReason reason = TransportVerdict.Of(error.Reason, stage);
        if (reason == SshConnectionReason.HostKeySignatureInvalid)
        {
            // The proof is part of the key exchange on the wire; to a person it is about the host key.
            _clock.Enter(SshConnectionStage.HostKey);
            stage = SshConnectionStage.HostKey;
        }

        return Report(stage, reason, error.Message, null);
    }

    private SshConnectionReport Report(SshConnectionStage failed, SshConnectionReason reason, string detail, string? remedy)
    {
        bool succeeded = failed == SshConnectionStage.None;
        ReasonRow? row = succeeded ? null : ReasonTable.Find(reason);
        string message = succeeded ? SuccessMessage() : detail.Length == 0 ? row!.Message : $"{row!.Message} {detail}";

        // Unproven, the key is shown only as the one that the proof failed for.
        byte[]? blob = _transport is { HostKeyVerified: true } || reason == SshConnectionReason.HostKeySignatureInvalid ? _transport!.HostKeyBlob : null;
        NegotiatedAlgorithms? agreed = _transport is { HostKeyVerified: true } ? _transport.Negotiated : null;
        SshConnectionReport report = new()
        {
            HostName = _request.Target.HostName,
            Port = _request.Target.PortOrDefault,
            Address = _transport?.Address?.ToString(),
            UserName = _request.UserName,
            Client = _request.Client is null ? null : ClientName,
            Succeeded = succeeded,
            FailedStage = failed,
            Reason = reason,
            Message = message,
            Remedy = succeeded ? null : remedy ?? row!.Remedy,
            Warnings = [.. _warnings],
            Stages = _clock.Results(failed, message),
            ClientIdentification = Identification.Own,
            ServerIdentification = _transport?.ServerIdentification?.Text,
            NegotiatedAlgorithms = agreed is null ? null : Convert(agreed),
            AlgorithmsNotTested = [.. _notTested],
            HostKeyType = blob is null ? null : new Wire.SshReader(blob).ReadAscii("host key type"),
            HostKeyFingerprint = blob is null ? null : Fingerprint.Sha256(blob),
            HostKeyStatus = _hostKey?.Status ?? SshHostKeyStatus.NotChecked,
            KnownHostKeyFingerprint = _hostKey is { Status: SshHostKeyStatus.Changed } ? Fingerprint.Sha256(_hostKey.Line!.Blob) : null,
            KnownHostsEntry = _hostKey?.Line is null ? null : $"{_hostKey.Line.Path}:{_hostKey.Line.LineNumber}",
            RemovalCommand = _hostKey?.RemovalCommand,
            ServerSignatureAlgorithms = _transport?.ServerOffer?.ServerSignatureAlgorithms?.ToArray(),
            AuthenticationMethods = _signIn?.Methods?.ToArray(),
            Attempts = _signIn is null ? [] : [.. _signIn.Attempts],
            Banner = _signIn?.Banner,
            TestedAt = _startedAt,
            Duration = _clock.Elapsed,
        };
        report.Evidence = EvidenceText.Build(report);
        _report?.Verbose(message);
        return report;
    }

    private string ClientName => _request.Client!.Row.Client + " " + _request.Client.Version;

    private string SuccessMessage()
    {
        string message = $"Signed in as '{Text.DisplayText.Escape(_request.UserName)}' with {Describe(_signIn!.Attempts[_signIn.Attempts.Count - 1])}.";
        return _signIn.Attempts.Count == 1 ? message + " The server let this user in without any proof; that is rarely meant." : message;
    }

    private static string Describe(SshAuthenticationAttempt attempt) => attempt.KeyFingerprint is null
        ? attempt.Method
        : $"{attempt.Method}, {attempt.SignatureAlgorithm}, {attempt.KeyFingerprint}";

    private static string Describe(NegotiatedAlgorithms agreed) => Convert(agreed, strict: false).ToString();

    private SshNegotiatedAlgorithms Convert(NegotiatedAlgorithms agreed) => Convert(agreed, _transport!.StrictKeyExchange);

    private static SshNegotiatedAlgorithms Convert(NegotiatedAlgorithms agreed, bool strict) => new()
    {
        KeyExchange = agreed.KeyExchange,
        HostKey = agreed.HostKey,
        Encryption = agreed.EncryptionClientToServer,
        EncryptionServerToClient = agreed.EncryptionServerToClient,
        Mac = agreed.MacClientToServer,
        MacServerToClient = agreed.MacServerToClient,
        Compression = agreed.CompressionClientToServer,
        StrictKeyExchange = strict,
    };
}
