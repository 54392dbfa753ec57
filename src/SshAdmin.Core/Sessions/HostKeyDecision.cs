using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.KnownHosts;

namespace SshAdmin.Core.Sessions;

/// <summary>What was found out about a host key, and whether to go on.</summary>
/// <param name="Status">For the report.</param>
/// <param name="Reason">Why not to go on; <see cref="SshConnectionReason.None"/> to go on.</param>
/// <param name="Detail">What was compared with what.</param>
/// <param name="Verified">Whether a password may be sent.</param>
/// <param name="Line">The line of known_hosts that decided.</param>
/// <param name="RemovalCommand">Removes a stale line.</param>
internal sealed record HostKeyDecision(SshHostKeyStatus Status, SshConnectionReason Reason, string Detail, bool Verified, KnownHostsLine? Line = null, string? RemovalCommand = null);
