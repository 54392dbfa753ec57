namespace SshAdmin.Core.KnownHosts;

/// <summary>The word with <c>@</c> that may begin a line of known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).</summary>
internal enum KnownHostsMarker
{
    /// <summary>A plain host key.</summary>
    None,

    /// <summary><c>@revoked</c>: never to be accepted.</summary>
    Revoked,

    /// <summary><c>@cert-authority</c>: signs host certificates.</summary>
    CertAuthority,
}
