using SshAdmin.Core.Tests.Wire.Transport;

namespace SshAdmin.Tests.Hostile;

/// <summary>One way in which a server can misbehave, and how each command has to say so.</summary>
/// <param name="Name">What the server does, to be read as a list.</param>
/// <param name="Script">The server's part of every connection.</param>
internal sealed record HostileRow(string Name, Func<ScriptedPeer, Task> Script)
{
    /// <summary>The error id of Get-SshAlgorithmSupport; <c>null</c> where the server behaves until a sign-in.</summary>
    public string? Probe { get; init; }

    /// <summary>Stage and reason in the report of Test-SshConnection; <c>null</c> where signing in succeeds.</summary>
    public string? Test { get; init; }

    /// <summary>The error id of the command on authorized_keys.</summary>
    public string Keys { get; init; } = "SignInFailed";

    /// <summary>That command: Get, Add or Remove.</summary>
    public string Verb { get; init; } = "Get";

    /// <summary>The time limit given to each command; the short one where only the limit ends it.</summary>
    public int Seconds { get; init; } = 20;

    public override string ToString() => Name;
}
