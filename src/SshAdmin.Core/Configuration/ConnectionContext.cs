using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>The connection for which Match blocks are evaluated: what <c>sshd -T -C</c> takes. A criterion whose value is not given does not match.</summary>
internal sealed record ConnectionContext
{
    internal static ConnectionContext None { get; } = new();

    internal string? User { get; init; }

    /// <summary>The groups of the user; a file alone cannot tell them.</summary>
    internal IReadOnlyList<string> Groups { get; init; } = [];

    internal string? Address { get; init; }

    /// <summary>The client's host name as the server sees it.</summary>
    internal string? Host { get; init; }

    internal string? LocalAddress { get; init; }

    internal int? LocalPort { get; init; }

    internal string? RoutingDomain { get; init; }

    /// <summary>Whether the account does not exist on the server (Match invalid-user, 9.9 and later).</summary>
    internal bool InvalidUser { get; init; }
}
