using System;
using System.Collections.Generic;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Probe;

/// <summary>How a host is probed.</summary>
internal sealed record ProbeOptions
{
    /// <summary>Whether one further connection is made for each further type of host key.</summary>
    public bool IncludeHostKey { get; init; }

    /// <summary>For everything that is done with the host, all connections together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A key to ask about on the first connection; <c>null</c> for a probe without any sign-in request.</summary>
    public UserKeyQuestion? UserKey { get; init; }

    /// <summary>The clients to judge.</summary>
    public IReadOnlyList<ClientSelection> Clients { get; init; } = ClientCatalogue.Default;
}
