namespace SshAdmin.Core.KnownHosts;

/// <summary>What is known of a server's host key.</summary>
public enum SshHostKeyStatus
{
    /// <summary>The test did not come that far.</summary>
    NotChecked,

    /// <summary>known_hosts holds this key for this host.</summary>
    Trusted,

    /// <summary>known_hosts holds no key for this host.</summary>
    Unknown,

    /// <summary>known_hosts holds another key for this host.</summary>
    Changed,

    /// <summary>known_hosts marks this key as revoked.</summary>
    Revoked,

    /// <summary>It was unknown and has been added to known_hosts, as asked; nobody has compared it.</summary>
    Added,

    /// <summary>It has the fingerprint that was given.</summary>
    FingerprintMatched,

    /// <summary>It has another fingerprint than the one that was given.</summary>
    FingerprintMismatch,
}
