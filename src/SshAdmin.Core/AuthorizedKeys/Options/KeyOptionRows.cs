using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>The options of sshd(8), AUTHORIZED_KEYS FILE FORMAT, as auth-options.c (sshauthopt_parse) takes them.</summary>
internal static class KeyOptionRows
{
    private const string Negation = "no-";

    // Since: OpenSSH release notes; "2.9" stands for the first versions of the format.
    public static readonly IReadOnlyList<KeyOptionRow> All =
    [
        new("agent-forwarding", "2.9", CanNegate: true, CanRepeat: true),
        new("cert-authority", "5.4", CanRepeat: true),
        new("command", "2.9", Check: KeyOptionChecks.Command, Fault: KeyOptionFaults.Nothing),
        new("environment", "2.9", CanRepeat: true, Check: KeyOptionChecks.Environment),
        new("expiry-time", "7.7", CanRepeat: true, Check: KeyOptionChecks.ExpiryTime, Fault: KeyOptionFaults.ExpiryTime),
        new("from", "2.9", Check: KeyOptionChecks.From, Fault: KeyOptionFaults.From),
        new("permitlisten", "7.8", CanRepeat: true, Check: KeyOptionChecks.PermitListen, Fault: KeyOptionFaults.PermitListen),
        new("permitopen", "2.9", CanRepeat: true, Check: KeyOptionChecks.PermitOpen, Fault: KeyOptionFaults.PermitOpen),
        new("port-forwarding", "2.9", CanNegate: true, CanRepeat: true),
        new("principals", "5.6", Check: KeyOptionChecks.Principals, Fault: KeyOptionFaults.Nothing),
        new("pty", "2.9", CanNegate: true, CanRepeat: true),
        new("restrict", "7.2", CanRepeat: true),
        new("touch-required", "8.2", CanNegate: true, CanRepeat: true),
        new("tunnel", "4.3", CanRepeat: true, Check: KeyOptionChecks.Tunnel),
        new("user-rc", "5.2", CanNegate: true, CanRepeat: true),
        new("verify-required", "8.4", CanNegate: true, CanRepeat: true),
        new("x11-forwarding", "2.9", CanNegate: true, CanRepeat: true),
    ];

    /// <summary>The row of an option name as a line writes it, with or without <c>no-</c>; <c>null</c> for one that sshd does not know.</summary>
    public static KeyOptionRow? Find(string name) =>
        All.FirstOrDefault(row => string.Equals(row.Name, name, StringComparison.OrdinalIgnoreCase)
            || (row.CanNegate && name.Length > Negation.Length && name.StartsWith(Negation, StringComparison.OrdinalIgnoreCase)
                && string.Equals(row.Name, name.Substring(Negation.Length), StringComparison.OrdinalIgnoreCase)));
}
