using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>What is known of the values in messages: which of them are whole, and which are the same everywhere.</summary>
internal static class LogValue
{
    // ssherr.c of 8.1 to 10.5, and what Linux, macOS and Windows say of sockets, names and files.
    private static readonly HashSet<string> Reasons = new(StringComparer.Ordinal)
    {
        "Connection refused", "Connection timed out", "Operation timed out", "Connection reset by peer", "Connection reset", "Connection aborted", "Unknown error",
        "Software caused connection abort", "No route to host", "Network is unreachable", "Network is down", "Host is down", "Permission denied", "Operation not permitted",
        "Cannot assign requested address", "Can't assign requested address", "Address already in use", "Invalid argument", "Broken pipe", "Resource temporarily unavailable",
        "Name or service not known", "Temporary failure in name resolution", "No address associated with hostname", "nodename nor servname provided, or not known",
        "Non-recoverable failure in name resolution", "Name does not resolve", "No such host is known.", "No such file or directory", "Not a directory", "Is a directory",
        "Undefined error: 0", "Connection closed", "Connection corrupted", "Protocol error", "Invalid key length", "Key is revoked", "Bad file descriptor", "Socket is not connected",
        "unexpected internal error", "memory allocation failed", "incomplete message", "invalid format", "bignum is negative", "string is too large", "bignum is too large",
        "elliptic curve point is too large", "insufficient buffer space", "invalid argument", "key bits do not match", "invalid elliptic curve", "key type does not match",
        "unknown or unsupported key type", "elliptic curve does not match", "plain key provided where certificate required", "key lacks certificate data",
        "unknown/unsupported certificate type", "invalid certificate signing key", "invalid elliptic curve value", "incorrect signature", "error in libcrypto",
        "unexpected bytes remain after decoding", "invalid certificate", "communication with agent failed", "agent refused operation", "DH GEX group out of range",
        "message authentication code incorrect", "no matching cipher found", "no matching MAC found", "protocol version mismatch", "could not read protocol version",
        "could not load host key", "rekeying not supported by peer", "file changed while reading", "key encrypted using unsupported cipher", "bad permissions",
        "incorrect passphrase supplied to decrypt private key", "certificate does not match key", "key not found", "agent not present", "agent contains no identities",
        "number is too large", "signature algorithm not supported", "requested feature not supported", "device not found", "unknown error",
    };

    // Of servers: sshd.c, auth.c, channels.c, and what many others send with their goodbye.
    private static readonly string[] Texts =
    [
        "Too many authentication failures", "Exceeded MaxStartups", "Not allowed at this time", "open failed", "Connection refused", "Connection timed out", "No route to host", "Bye Bye",
    ];

    // RFC 4253 section 4.2: comments stand behind a blank. These are of vendors, who name the package there.
    private static readonly Regex Version = new(
        @"^[!-~]{1,128}(?<comment> (?:Debian|Ubuntu|Raspbian|FreeBSD|NetBSD_Secure_Shell|DragonFly)[A-Za-z0-9.+~_-]{0,64})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Names = new(@"^[!-~]*[!-+--~]$", RegexOptions.CultureInvariant);

    // ssh -J makes: exec ssh ... -W '[host]:port' jump
    private static readonly Regex Target = new(@"-W '(?<target>\[[^\]\s']{1,255}\]:[0-9]{1,5})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Whether the text is one that is known from its first to its last word, or can only be whole by its form.</summary>
    public static bool IsWhole(string placeholder, string value) => placeholder switch
    {
        "reason" => Reasons.Contains(value),
        "text" => KnownText(value) == value,
        "software" or "id" => Version.IsMatch(value),
        "names" => Names.IsMatch(value),
        "command" => ForwardTarget(value) is not null,
        _ => LogRow.IsStrict(placeholder),
    };

    /// <summary>Whether a message that ends with this value may go on.</summary>
    public static bool IsOpen(string placeholder, string value) => placeholder switch
    {
        "software" or "id" => value.IndexOf(' ') < 0,
        "reason" or "text" or "names" or "command" => !IsWhole(placeholder, value),
        _ => true,
    };

    /// <summary>The text in it that many servers send, so that nobody's secret can be in it.</summary>
    public static string? KnownText(string value) => Array.Find(Texts, known => value.IndexOf(known, StringComparison.Ordinal) >= 0);

    /// <summary>An identification up to its first blank, and the vendor's comment behind it.</summary>
    public static string Identification(string value)
    {
        int blank = value.IndexOf(' ');
        return blank < 0 || Version.IsMatch(value) ? value : value.Substring(0, blank);
    }

    /// <summary>What a jump connects to, as <c>[host]:port</c>; <c>null</c> when the command names nothing.</summary>
    public static string? ForwardTarget(string command)
    {
        Match match = Target.Match(command);
        return match.Success ? match.Groups["target"].Value : null;
    }
}
