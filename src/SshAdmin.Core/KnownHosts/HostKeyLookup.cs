using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.KnownHosts;

/// <summary>What known_hosts says of one key of one host.</summary>
/// <param name="Status">Trusted, Unknown, Changed or Revoked.</param>
/// <param name="Line">The line that decided; <c>null</c> when unknown.</param>
/// <param name="Authority">A @cert-authority line for this host, which vouches for certificates only; <c>null</c> without one.</param>
/// <param name="Name">The name under which the host was looked up.</param>
internal sealed record HostKeyFinding(SshHostKeyStatus Status, KnownHostsLine? Line, KnownHostsLine? Authority, string Name);

/// <summary>Looks up host keys the way ssh does.</summary>
internal static class HostKeyLookup
{
    /// <param name="documents">User files first, then those of the system.</param>
    /// <param name="target">Host and port.</param>
    /// <param name="blob">The key that the server proved to own.</param>
    public static HostKeyFinding Find(IReadOnlyList<KnownHostsDocument> documents, HostTarget target, byte[] blob)
    {
        string name = KnownHostsName.Of(target);
        HostKeyFinding finding = FindName(documents, name, blob);
        if (finding.Status != SshHostKeyStatus.Unknown || target.PortOrDefault == HostTarget.DefaultPort)
        {
            return finding;
        }

        // sshconnect.c, check_host_key: a host that is not known under its port may be known without; only a match counts then.
        HostKeyFinding withoutPort = FindName(documents, KnownHostsName.Of(target.HostName, HostTarget.DefaultPort), blob);
        return withoutPort.Status is SshHostKeyStatus.Trusted or SshHostKeyStatus.Revoked ? withoutPort : finding;
    }

    /// <summary>The types of the keys that are known for the host, so that the server can be asked for one of these first (sshconnect2.c, order_hostkeyalgs).</summary>
    /// <remarks>Under the name with its port only: of a host that is known without one, ssh takes a key of whatever type comes first.</remarks>
    public static IReadOnlyList<string> KnownTypes(IReadOnlyList<KnownHostsDocument> documents, HostTarget target) =>
        [.. Matching(documents, KnownHostsName.Of(target)).Where(line => line.Marker == KnownHostsMarker.None).Select(line => line.KeyType).Distinct()];

    // hostfile.c, check_hostkeys_by_key_or_type: a revoked key is refused whatever else is known of it; otherwise one
    // equal key is enough, and any other key, of whatever type, means that the host has changed.
    private static HostKeyFinding FindName(IReadOnlyList<KnownHostsDocument> documents, string name, byte[] blob)
    {
        KnownHostsLine? equal = null;
        KnownHostsLine? other = null;
        KnownHostsLine? authority = null;
        foreach (KnownHostsLine line in Matching(documents, name))
        {
            bool same = line.Blob.SequenceEqual(blob);
            switch (line.Marker)
            {
                case KnownHostsMarker.Revoked when same:
                    return new HostKeyFinding(SshHostKeyStatus.Revoked, line, authority, name);
                case KnownHostsMarker.CertAuthority:
                    authority ??= line;
                    break;
                case KnownHostsMarker.None when same:
                    equal ??= line;
                    break;
                case KnownHostsMarker.None:
                    // Of several, one of the same type says more.
                    other = other is null || (other.KeyType != TypeOf(blob) && line.KeyType == TypeOf(blob)) ? line : other;
                    break;
            }
        }

        return equal is not null ? new HostKeyFinding(SshHostKeyStatus.Trusted, equal, authority, name)
            : other is not null ? new HostKeyFinding(SshHostKeyStatus.Changed, other, authority, name)
            : new HostKeyFinding(SshHostKeyStatus.Unknown, null, authority, name);
    }

    private static IEnumerable<KnownHostsLine> Matching(IReadOnlyList<KnownHostsDocument> documents, string name) =>
        documents.SelectMany(document => document.Lines).Where(line => line.Matches(name));

    private static string TypeOf(byte[] blob) => new SshReader(blob).ReadAscii("key type");
}
