namespace SshAdmin.Core.Sessions;

/// <summary>What to do about the server's host key.</summary>
public enum SshHostKeyPolicy
{
    /// <summary>Go on only with a key that is known, or has the fingerprint given.</summary>
    Verify,

    /// <summary>Add the key of a host that is not known yet to known_hosts, and go on; a changed or revoked key still ends the connection.</summary>
    AcceptNew,

    /// <summary>Look, and go on whatever is found. No password is sent then.</summary>
    Ignore,
}
