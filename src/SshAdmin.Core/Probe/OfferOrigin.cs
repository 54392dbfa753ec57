using System;
using System.Collections.Generic;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Probe;

/// <summary>Where an offer was read: a server and what else was seen of it, or a configuration.</summary>
internal sealed record OfferOrigin
{
    /// <summary>The host as it was given, or the name of the configuration.</summary>
    public required string HostName { get; init; }

    public int Port { get; init; }

    public string? Address { get; init; }

    public string? ServerIdentification { get; init; }

    public string? Software { get; init; }

    public string? SoftwareVersion { get; init; }

    public string? KeyExchangeProblem { get; init; }

    public SshConnectionException? Failure { get; init; }

    public IReadOnlyList<SshHostKey> HostKeys { get; init; } = [];

    public string? HostKeyProblem { get; init; }

    public UserKeyFindings? UserKey { get; init; }

    public TimeSpan Duration { get; init; }
}
