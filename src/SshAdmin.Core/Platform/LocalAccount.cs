using System.Collections.Generic;

namespace SshAdmin.Core.Platform;

/// <summary>An account of this computer.</summary>
/// <param name="Name">As the system writes it.</param>
/// <param name="Home">The home or profile folder.</param>
/// <param name="Id">The SID on Windows, the user number elsewhere.</param>
/// <param name="IsAdministrator">Windows: a member of the local group Administrators, directly or through other groups.</param>
internal sealed record LocalAccount(string Name, string Home, string Id, bool IsAdministrator = false)
{
    /// <summary>The names of its groups, for Match Group.</summary>
    internal IReadOnlyList<string> Groups { get; init; } = [];
}
