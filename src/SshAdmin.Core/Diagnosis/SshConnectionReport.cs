using System;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Diagnosis;

/// <summary>How a connection went, stage by stage, and what to do where it failed.</summary>
public sealed class SshConnectionReport
{
    internal SshConnectionReport()
    {
    }

    /// <summary>The host as it was given.</summary>
    public string HostName { get; internal init; } = string.Empty;

    /// <summary>The port.</summary>
    public int Port { get; internal init; }

    /// <summary>The address that the connection was made to; <c>null</c> when none was.</summary>
    public string? Address { get; internal init; }

    /// <summary>The user to sign in as.</summary>
    public string UserName { get; internal init; } = string.Empty;

    /// <summary>The client whose algorithms were offered; <c>null</c> for those of this module.</summary>
    public string? Client { get; internal init; }

    /// <summary>Whether the user was signed in and, where a log shows it, nothing broke the session afterwards.</summary>
    public bool Succeeded { get; internal init; }

    /// <summary>The stage that failed; <see cref="SshConnectionStage.None"/> when none did.</summary>
    public SshConnectionStage FailedStage { get; internal init; }

    /// <summary>Why it failed.</summary>
    public SshConnectionReason Reason { get; internal init; }

    /// <summary>What happened, in whole sentences.</summary>
    public string Message { get; internal init; } = string.Empty;

    /// <summary>What to do; <c>null</c> when there is nothing to do.</summary>
    public string? Remedy { get; internal init; }

    /// <summary>What works here and will not work with ssh, or other things worth a look.</summary>
    public string[] Warnings { get; internal init; } = [];

    /// <summary>Every stage with outcome and duration.</summary>
    public SshConnectionStageResult[] Stages { get; internal init; } = [];

    /// <summary>Our identification line.</summary>
    public string ClientIdentification { get; internal init; } = string.Empty;

    /// <summary>The server's identification line; <c>null</c> when it did not come.</summary>
    public string? ServerIdentification { get; internal init; }

    /// <summary>What both sides agreed on; <c>null</c> when they did not.</summary>
    public SshNegotiatedAlgorithms? NegotiatedAlgorithms { get; internal init; }

    /// <summary>Algorithms of the client that this module cannot run; the server's answer to them could not be tested.</summary>
    public string[] AlgorithmsNotTested { get; internal init; } = [];

    /// <summary>The type of the host key.</summary>
    public string? HostKeyType { get; internal init; }

    /// <summary>The SHA-256 fingerprint of the host key.</summary>
    public string? HostKeyFingerprint { get; internal init; }

    /// <summary>What is known of the host key.</summary>
    public SshHostKeyStatus HostKeyStatus { get; internal init; }

    /// <summary>The fingerprint of the key that known_hosts holds instead; <c>null</c> unless the key has changed.</summary>
    public string? KnownHostKeyFingerprint { get; internal init; }

    /// <summary>File and line that decided about the host key, as <c>path:line</c>; <c>null</c> when none did.</summary>
    public string? KnownHostsEntry { get; internal init; }

    /// <summary>The command that removes a stale host key; <c>null</c> where there is none.</summary>
    public string? RemovalCommand { get; internal init; }

    /// <summary>server-sig-algs of RFC 8308; <c>null</c> when the server announced none.</summary>
    public string[]? ServerSignatureAlgorithms { get; internal init; }

    /// <summary>The methods that the server offered to this user first; <c>null</c> when it was not asked.</summary>
    public string[]? AuthenticationMethods { get; internal init; }

    /// <summary>Every attempt to sign in.</summary>
    public SshAuthenticationAttempt[] Attempts { get; internal init; } = [];

    /// <summary>What the server shows before the sign-in; <c>null</c> when it shows nothing.</summary>
    public string? Banner { get; internal init; }

    /// <summary>When the test began, in UTC; not set after reading a log, which has no times.</summary>
    public DateTime TestedAt { get; internal init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; internal init; }

    /// <summary>What a client's log leaves open, and which option of ssh would show it; empty after a test.</summary>
    public string[] NotShown { get; internal init; } = [];

    /// <summary>A text to send to the administrators of the other side: no local path, no local name, no secret.</summary>
    public string Evidence { get; internal set; } = string.Empty;

    /// <summary>Endpoint and outcome.</summary>
    public override string ToString() => $"{HostName}:{Port}: {(Succeeded ? "Succeeded" : Reason.ToString())}";
}
