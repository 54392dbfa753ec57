namespace SshAdmin.Core.Permissions;

/// <summary>What becomes of a file with these permissions. Where more than one value applies, the first of them stands.</summary>
public enum SshKeyAclVerdict
{
    /// <summary>Accepted, and readable for the account that needs it.</summary>
    Secure,

    /// <summary>Refused: there is no access control list, so everybody has full control.</summary>
    NullDacl,

    /// <summary>Refused: somebody else owns it.</summary>
    BadOwner,

    /// <summary>Refused: somebody else has rights that the kind does not allow.</summary>
    TooOpen,

    /// <summary>It would be accepted, but the account that needs it cannot open it.</summary>
    Unreadable,

    /// <summary>OpenSSH does not check this, a kind of file or on Unix a key of another owner; the findings are still worth a repair by hand.</summary>
    Advisory,

    /// <summary>The OpenSSH version that was asked about does not check this kind.</summary>
    NotSupported,
}
