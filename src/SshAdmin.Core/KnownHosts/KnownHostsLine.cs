using SshAdmin.Core.Text;

namespace SshAdmin.Core.KnownHosts;

/// <summary>One usable line of a known_hosts file.</summary>
/// <param name="Path">The file.</param>
/// <param name="LineNumber">From 1.</param>
/// <param name="Marker">The marker in front.</param>
/// <param name="Hosts">The host patterns, or one hashed name.</param>
/// <param name="KeyType">That of the blob; the line may call it by the name of a signature algorithm.</param>
/// <param name="Blob">The public key.</param>
internal sealed record KnownHostsLine(string Path, int LineNumber, KnownHostsMarker Marker, string Hosts, string KeyType, byte[] Blob)
{
    public bool IsHashed => Hosts.StartsWith(HashedHostName.Prefix, System.StringComparison.Ordinal);

    /// <param name="name">What <see cref="KnownHostsName"/> makes of host and port.</param>
    public bool Matches(string name) => IsHashed ? HashedHostName.Matches(Hosts, name) : HostPattern.MatchList(name, Hosts, ignoreCase: true) == 1;
}
