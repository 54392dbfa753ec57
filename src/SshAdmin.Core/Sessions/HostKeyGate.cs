using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Sessions;

/// <summary>Decides about a host key that the server has proved to own.</summary>
internal sealed class HostKeyGate
{
    private readonly SessionRequest _request;
    private readonly IReport? _report;
    private readonly IReadOnlyList<KnownHostsDocument> _documents = [];
    private readonly SshAdminException? _unreadable;

    public HostKeyGate(SessionRequest request, IReport? report)
    {
        _request = request;
        _report = report;
        try
        {
            _documents = request.KnownHosts.Load();
        }
        catch (Exception e) when (e is SshAccessException or SshInputException)
        {
            _unreadable = (SshAdminException)e;
        }
    }

    public IReadOnlyList<string> KnownTypes => HostKeyLookup.KnownTypes(_documents, _request.Target);

    public async Task<HostKeyDecision> DecideAsync(byte[] blob, CancellationToken stop)
    {
        HostKeyDecision found = Compare(blob);
        bool goOn = _request.HostKeyPolicy == SshHostKeyPolicy.Ignore;
        if (found.Status == SshHostKeyStatus.Unknown && _request.HostKeyPolicy == SshHostKeyPolicy.AcceptNew)
        {
            return await AddAsync(found, blob, stop).ConfigureAwait(false);
        }

        if (found.Status == SshHostKeyStatus.FingerprintMatched && _request.HostKeyPolicy == SshHostKeyPolicy.AcceptNew && found.Line is null && _unreadable is null)
        {
            HostKeyDecision added = await AddAsync(found, blob, stop).ConfigureAwait(false);
            return added.Reason == SshConnectionReason.None ? found : added;
        }

        return goOn ? found with { Reason = SshConnectionReason.None } : found;
    }

    private HostKeyDecision Compare(byte[] blob)
    {
        string own = $"The server shows {TypeOf(blob)} {Fingerprint.Sha256(blob)}";
        HostKeyFinding finding = HostKeyLookup.Find(_documents, _request.Target, blob);
        if (finding.Status == SshHostKeyStatus.Revoked)
        {
            return new HostKeyDecision(finding.Status, SshConnectionReason.HostKeyRevoked, $"{own}, which {Place(finding.Line!)} marks as revoked.", false, finding.Line);
        }

        if (_request.HostKeyFingerprint is string wanted)
        {
            return FingerprintText.Matches(wanted, blob)
                ? new HostKeyDecision(SshHostKeyStatus.FingerprintMatched, SshConnectionReason.None, $"{own}, as given.", true, finding.Line)
                : new HostKeyDecision(SshHostKeyStatus.FingerprintMismatch, SshConnectionReason.HostKeyMismatch, $"{own}; given was {wanted}.", false, finding.Line);
        }

        if (_unreadable is not null)
        {
            return new HostKeyDecision(SshHostKeyStatus.Unknown, SshConnectionReason.KnownHostsInaccessible, _unreadable.Message, false);
        }

        switch (finding.Status)
        {
            case SshHostKeyStatus.Trusted:
                return new HostKeyDecision(finding.Status, SshConnectionReason.None, $"{own}, as {Place(finding.Line!)} says.", true, finding.Line);
            case SshHostKeyStatus.Changed:
                return Changed(own, blob, finding);
            default:
                string authority = finding.Authority is null ? string.Empty : $" {Place(finding.Authority)} names a certificate authority for this host; host certificates are not checked here.";
                return new HostKeyDecision(finding.Status, SshConnectionReason.HostKeyUnknown, $"{own}; no known hosts file has an entry for {finding.Name}.{authority}", false);
        }
    }

    private HostKeyDecision Changed(string own, byte[] blob, HostKeyFinding finding)
    {
        KnownHostsLine line = finding.Line!;
        string command = RemovalCommand.For(finding.Name, line.Path, _request.KnownHosts);
        string type = line.KeyType == TypeOf(blob) ? string.Empty : " (a key of another type, which the server may own as well)";
        return new HostKeyDecision(
            finding.Status,
            SshConnectionReason.HostKeyChanged,
            $"{own}; {Place(line)} holds {line.KeyType} {Fingerprint.Sha256(line.Blob)}{type}.",
            false,
            line,
            command);
    }

    // Trusted on first use is not verified: nobody has compared the key, so no password follows yet.
    private async Task<HostKeyDecision> AddAsync(HostKeyDecision found, byte[] blob, CancellationToken stop)
    {
        string path = _request.KnownHosts.User[0];
        try
        {
            await KnownHostsWriter.AppendAsync(path, _request.Target, blob, stop).ConfigureAwait(false);
        }
        catch (SshAdminException e)
        {
            return found with { Reason = SshConnectionReason.KnownHostsInaccessible, Detail = e.Message };
        }

        _report?.Verbose($"The host key was added to '{path}'.");
        return new HostKeyDecision(SshHostKeyStatus.Added, SshConnectionReason.None, $"{found.Detail} It was added to {path}.", false);
    }

    private static string Place(KnownHostsLine line) => $"{line.Path}:{line.LineNumber}";

    private static string TypeOf(byte[] blob) => new SshReader(blob).ReadAscii("host key type");
}
