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
        string? problem = null;
        UserKeyFindings? userKey = null;
        try
        {
            await session.ConnectAsync().ConfigureAwait(false);
            bool signInStarted = await session.ReadExtensionsAsync().ConfigureAwait(false);
            if (options.UserKey is not null)
            {
                userKey = signInStarted
                    ? await UserKeyInquiry.RunAsync(options.UserKey, session, report).ConfigureAwait(false)
                    : UserKeyInquiry.NotPut(options.UserKey, "The key was not asked about: the server does not know the service ssh-userauth.");
            }

            await session.CloseAsync().ConfigureAwait(false);
        }
        catch (SshConnectionException error) when (error.Reason == ErrorReason.NegotiationFailed && session.ServerOffer is not null)
        {
            problem = error.Message;
            userKey = options.UserKey is null ? null : UserKeyInquiry.NotPut(options.UserKey, "The key was not asked about: the connection ended before any sign-in, see KeyExchangeProblem.");
        }

        List<SshHostKey> hostKeys = [];
        if (session.HostKeyVerified)
        {
            hostKeys.Add(DescribeHostKey(session));
        }

        string? hostKeyProblem = null;
        if (options.IncludeHostKey && problem is null)
        {
            hostKeyProblem = await ReadFurtherHostKeysAsync(target, session, hostKeys, deadline, report).ConfigureAwait(false);
        }

        return Describe(session, options, new OfferOrigin
        {
            HostName = target.HostName,
            Port = target.PortOrDefault,
            KeyExchangeProblem = problem,
            HostKeys = hostKeys,
            HostKeyProblem = hostKeyProblem,
            UserKey = userKey,
            Duration = deadline.Elapsed,
        });
    }

    private static TransportSession Open(HostTarget target, ClientAlgorithms algorithms, OperationDeadline deadline, IReport? report) =>
        new(target, new TransportOptions { Algorithms = algorithms, KeyExchange = AnythingGoes }, deadline, report);

    // Returns why not every key could be read. What the first connection told is worth having even when the server turns
    // the further ones away; a proof that does not hold is a failure on any of them.
    private static async Task<string?> ReadFurtherHostKeysAsync(HostTarget target, TransportSession first, List<SshHostKey> hostKeys, OperationDeadline deadline, IReport? report)
    {
        IReadOnlyList<IPAddress> sameAddress = [first.Address!];
        HashSet<string> seen = new(hostKeys.Select(key => key.Type), StringComparer.Ordinal);
        foreach (string algorithm in first.ServerOffer!.HostKey)
        {
            string type = HostKeyTypes.OfAlgorithm(algorithm);
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
        return OfferDescription.Describe(session.ServerOffer! with { ExtensionsUnread = seen.KeyExchangeProblem is not null }, options.Clients, seen with
        {
            Address = session.Address?.ToString(),
            ServerIdentification = session.ServerIdentification!.Text,
            Software = software.Name,
            SoftwareVersion = software.Version,
        });
    }
}
