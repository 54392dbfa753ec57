using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>One attempt to sign in, while its lines come in.</summary>
internal sealed class LogAttempt
{
    public LogAttempt(string method) => Method = method;

    public string Method { get; }

    /// <summary>The path of the key, or the comment that the agent gives it.</summary>
    public string? KeyName { get; init; }

    public bool FromAgent { get; init; }

    /// <summary>The type as the log writes it, for example <c>ED25519-CERT</c>.</summary>
    public string? Type { get; init; }

    public string? Fingerprint { get; init; }

    /// <summary>Whether the user named the file, or ssh looked for it by itself.</summary>
    public bool Named { get; init; }

    public string? Algorithm { get; set; }

    /// <summary>The server answered that it would take the key (message 60).</summary>
    public bool Taken { get; set; }

    public bool PassphraseAsked { get; set; }

    public bool Prompted { get; set; }

    public List<int> Numbers { get; } = [];

    public SshAuthenticationOutcome Outcome { get; set; }

    public SshConnectionReason Reason { get; set; }

    public string Detail { get; set; } = string.Empty;

    public bool IsKey => Method == "publickey";

    public SshAuthenticationAttempt ToReport() => new()
    {
        Method = Method,
        KeySource = !IsKey ? null : FromAgent ? "agent" : KeyName?.Replace(@"\\", @"\"),
        KeyType = Type is null ? null : WireName(Type),
        KeyFingerprint = Fingerprint,
        SignatureAlgorithm = Algorithm ?? (Type is "ED25519" or "ED25519-CERT" ? KeyTypeNames.Ed25519 : null),
        MessageNumbers = [.. Numbers],
        Outcome = Outcome,
        Reason = Reason,
        Detail = Detail,
    };

    /// <summary>ssh-ed25519 for ED25519; ECDSA stays as it is, because the log does not say which curve.</summary>
    public static string WireName(string type)
    {
        const string certificate = "-CERT";
        bool isCertificate = type.EndsWith(certificate, StringComparison.Ordinal);
        string plain = isCertificate ? type.Substring(0, type.Length - certificate.Length) : type;
        KeyTypeName[] rows = [.. KeyTypeNames.Rows.Where(row => row.ShortName == plain)];
        return rows.Length != 1 ? type : !isCertificate ? rows[0].Name : rows[0].Name.Replace("@openssh.com", string.Empty) + "-cert-v01@openssh.com";
    }
}
