namespace SshAdmin.Core.Algorithms;

/// <summary>The negotiated lists of RFC 4253 section 7.1, and what only travels in them.</summary>
public enum SshAlgorithmKind
{
    /// <summary>kex_algorithms.</summary>
    KeyExchange,

    /// <summary>server_host_key_algorithms, and the same names as signature algorithms of user keys.</summary>
    HostKey,

    /// <summary>encryption_algorithms.</summary>
    Encryption,

    /// <summary>mac_algorithms.</summary>
    Mac,

    /// <summary>compression_algorithms.</summary>
    Compression,

    /// <summary>A name in kex_algorithms that announces something and is no key exchange method; no side ever chooses it.</summary>
    Marker,
}
