using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Probe;

/// <summary>Reads what a server offers over one connection, without a login attempt unless a key is to be asked about.</summary>
internal static class HostProbe
{
    // Nothing secret follows, so even groups that protect nobody serve to read the server's extensions.
    private static readonly KeyExchangeContext AnythingGoes = new(AllowProbeOnly: true);

    /// <exception cref="SshConnectionException">The host cannot be reached, is no SSH server, or broke the protocol.</exception>
    public static async Task<SshAlgorithmSupport> RunAsync(HostTarget target, ProbeOptions options, IReport? report, CancellationToken cancellation)
    {
        using OperationDeadline deadline = new(options.Timeout, cancellation);
        using TransportSession session = Open(target, ClientAlgorithms.Probe, deadline, report);
        SshConnectionException? failure = null;
        UserKeyFindings? userKey = null;
        try
        {
            await session.ConnectAsync().ConfigureAwait(false);
            bool signInStarted = await session.ReadExtensionsAsync().ConfigureAwait(false);
            if (options.UserKey is not null)
            {
                userKey = signInStarted
                    ? await UserKeyInquiry.RunAsync(options.UserKey, session, () => OpenSignInAsync(target, session.Address!, deadline, report), report).ConfigureAwait(false)
                    : UserKeyInquiry.NotPut(options.UserKey, "The key was not asked about: the server does not know the service ssh-userauth.");
            }

            await session.CloseAsync().ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (session.ServerOffer is not null && LeavesTheListsCredible(error.Reason))
        {
            failure = error;
            userKey = options.UserKey is null ? null : UserKeyInquiry.NotPut(options.UserKey, "The key was not asked about: the connection ended before any sign-in, see KeyExchangeProblem.");
            if (IsOurLimit(error.Reason))
            {
                report?.Warning($"Only the lists could be read, not the host key and the signature algorithms: {error.Message}");
            }
        }

        List<SshHostKey> hostKeys = [];
        if (session.HostKeyVerified)
        {
            hostKeys.Add(DescribeHostKey(session));
        }

        string? hostKeyProblem = null;
        if (options.IncludeHostKey)
        {
            hostKeyProblem = failure?.Message ?? await ReadFurtherHostKeysAsync(target, session, hostKeys, deadline, report).ConfigureAwait(false);
        }

        return Describe(session, options, new OfferOrigin
        {
            HostName = target.HostName,
            Port = target.PortOrDefault,
            KeyExchangeProblem = failure?.Message,
            Failure = failure is null || IsOurLimit(failure.Reason) ? null : failure,
            HostKeys = hostKeys,
            HostKeyProblem = hostKeyProblem,
            UserKey = userKey,
            Duration = deadline.Elapsed,
        });
    }

    // The lists arrive in the clear, before anything is proven. A server that has no algorithm in common with this module, picks a
    // group that protects nothing, says goodbye, hangs up or falls silent has still told what it offers, and that is what the user
    // asked for: the lists are kept, with the reason why no more was read. A server that fails to prove its host key, or sends
    // what the protocol forbids, may not be the one that was meant: somebody in between could have written the lists, so that
    // showing them would mislead, and the failure stands alone.
    private static bool LeavesTheListsCredible(ErrorReason reason) => IsOurLimit(reason)
        || reason is ErrorReason.WeakGroup or ErrorReason.DisconnectedByServer or ErrorReason.ServerBusy or ErrorReason.ConnectionClosed or ErrorReason.ConnectionTimedOut;

    // No fault of the server's, so that it is no error either: a scan of many hosts would drown in them.
    private static bool IsOurLimit(ErrorReason reason) => reason is ErrorReason.NegotiationFailed or ErrorReason.AlgorithmNotImplemented;

    private static TransportSession Open(HostTarget target, ClientAlgorithms algorithms, OperationDeadline deadline, IReport? report) =>
        new(target, new TransportOptions { Algorithms = algorithms, KeyExchange = AnythingGoes }, deadline, report);

    private static async Task<TransportSession> OpenSignInAsync(HostTarget target, IPAddress address, OperationDeadline deadline, IReport? report)
    {
        TransportSession session = Open(target, ClientAlgorithms.Probe, deadline, report);
        try
        {
            await session.ConnectAsync([address]).ConfigureAwait(false);
            await session.ReadExtensionsAsync().ConfigureAwait(false);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    // Returns why not every key could be read. What the first connection told is worth having even when the server turns
    // the further ones away; a proof that does not hold is a failure on any of them.
    private static async Task<string?> ReadFurtherHostKeysAsync(HostTarget target, TransportSession first, List<SshHostKey> hostKeys, OperationDeadline deadline, IReport? report)
    {
        IReadOnlyList<IPAddress> sameAddress = [first.Address!];
        HashSet<string> seen = new(hostKeys.Select(key => key.Type), StringComparer.Ordinal);
        foreach (string algorithm in first.ServerOffer!.HostKey)
        {
            string type = KeyTypeNames.OfName(algorithm);
            if (!seen.Add(type))
            {
                continue;
            }

            if (!ClientAlgorithms.Probe.HostKey.Contains(algorithm))
            {
                report?.Verbose($"The host key for {Text.DisplayText.Escape(algorithm)} is left out: its signature cannot be checked.");
                continue;
            }

            using TransportSession session = Open(target, ClientAlgorithms.Probe with { HostKey = [algorithm] }, deadline, report);
            try
            {
                await session.ConnectAsync(sameAddress).ConfigureAwait(false);
            }
            catch (SshConnectionException error) when (error.Reason != ErrorReason.HostKeySignatureInvalid)
            {
                report?.Warning($"The host key of type {type} and those after it were not read: {error.Message}");
                return error.Message;
            }

            await session.CloseAsync().ConfigureAwait(false);
            hostKeys.Add(DescribeHostKey(session));
        }

        return null;
    }

    private static SshHostKey DescribeHostKey(TransportSession session)
    {
        byte[] blob = session.HostKeyBlob!;
        PublicKeyBlob key = PublicKeyBlob.Parse(blob);
        byte[] plain = HostKeyTypes.WithoutCertificate(key);
        return new SshHostKey(
            key.Type,
            key.Bits,
            Fingerprint.Sha256(plain),
            Fingerprint.Md5(plain),
            session.Negotiated!.HostKey,
            $"{key.Type} {Convert.ToBase64String(blob)}",
            key.IsCertificate);
    }

    private static SshAlgorithmSupport Describe(TransportSession session, ProbeOptions options, OfferOrigin seen)
    {
        ServerSoftware software = ServerSoftware.Recognise(session.ServerIdentification!);
        return OfferDescription.Describe(session.ServerOffer! with { ExtensionsUnread = seen.KeyExchangeProblem is not null && session.ServerOffer!.ServerSignatureAlgorithms is null }, options.Clients, seen with
        {
            Address = session.Address?.ToString(),
            ServerIdentification = session.ServerIdentification!.Text,
            Software = software.Name,
            SoftwareVersion = software.Version,
        });
    }
}
