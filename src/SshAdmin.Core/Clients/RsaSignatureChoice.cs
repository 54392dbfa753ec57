namespace SshAdmin.Core.Clients;

/// <summary>How a client picks the signature algorithm for an RSA user key.</summary>
internal enum RsaSignatureChoice
{
    /// <summary>The first of its own names, whatever the server announces.</summary>
    FirstOfOwn,

    /// <summary>The first of its own names that stands in server-sig-algs; <c>ssh-rsa</c> when nothing was announced (RFC 8332 section 3.3).</summary>
    AnnouncedElseSha1,

    /// <summary>As above, but <c>ssh-rsa</c> only where its own list still allows it (OpenSSH sshconnect2.c, key_sig_algorithm).</summary>
    AnnouncedElseSha1IfAllowed,

    /// <summary>One request per own name until the server takes one.</summary>
    TriesEach,

    /// <summary>Not established.</summary>
    NotKnown,
}
