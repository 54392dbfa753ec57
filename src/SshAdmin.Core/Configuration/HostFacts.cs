using System.Collections.Generic;

namespace SshAdmin.Core.Configuration;

/// <summary>What is known of the server beyond its configuration; <c>null</c> where nothing is.</summary>
internal sealed record HostFacts
{
    internal static HostFacts None { get; } = new();

    /// <summary>Accounts that exist.</summary>
    internal IReadOnlyCollection<string>? Users { get; init; }

    /// <summary>Groups that exist.</summary>
    internal IReadOnlyCollection<string>? Groups { get; init; }

    /// <summary>Files that the configuration names and that are not there or cannot be read.</summary>
    internal IReadOnlyCollection<string> MissingFiles { get; init; } = [];

    /// <summary>Configuration files that accounts other than the owner may write, or host keys that they may read.</summary>
    internal IReadOnlyCollection<string> OpenFiles { get; init; } = [];

    /// <summary>Addresses of the server.</summary>
    internal IReadOnlyCollection<string>? Addresses { get; init; }
}
