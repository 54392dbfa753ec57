using System.Collections.Generic;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Core.Sessions;

/// <summary>How a sign-in went.</summary>
internal sealed record SignInResult
{
    public SshConnectionReason Reason { get; init; }

    /// <summary>What exactly; follows the general message of the reason.</summary>
    public string Detail { get; init; } = string.Empty;

    /// <summary>The methods that the server offered first; <c>null</c> when it was not asked.</summary>
    public IReadOnlyList<string>? Methods { get; init; }

    public required IReadOnlyList<SshAuthenticationAttempt> Attempts { get; init; }

    public string? Banner { get; init; }

    public bool Succeeded => Reason == SshConnectionReason.None;
}
