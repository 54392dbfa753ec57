namespace SshAdmin.Core.Clients;

/// <summary>What a known fault of a client version changes.</summary>
internal enum ClientFaultKind
{
    /// <summary>Said, without a change to the negotiation.</summary>
    Notice,

    /// <summary>OpenSSH from 6.9 on takes both group-exchange methods out of its offer for this client (compat.c, SSH_OLD_DHGEX).</summary>
    LosesGroupExchange,

    /// <summary>Only the first 1,023 characters of each server list are read.</summary>
    ReadsShortLists,

    /// <summary>A server list of more than 1,023 characters may end it.</summary>
    CrashesOnLongLists,

    /// <summary>A MAC must match even where the cipher authenticates by itself.</summary>
    NeedsMacWithAead,

    /// <summary>Ends without a message when nothing matches.</summary>
    CrashesWithoutMatch,

    /// <summary>Cannot reach OpenSSH 6.8.</summary>
    FailsWithOpenSsh68,

    /// <summary>Asks the user when the server lacks strict key exchange and ChaCha20 or CBC with EtM is chosen.</summary>
    WarnsWithoutStrictKeyExchange,

    /// <summary>User keys on NIST P-521 used with it count as leaked.</summary>
    LeaksP521,

    /// <summary>One MAC of its list does not work.</summary>
    BrokenUmac128Etm,

    /// <summary>Does not go on where the server wants a second method after the first one passed (RFC 4252 section 5.1, partial success).</summary>
    EndsAfterPartialSuccess,
}
