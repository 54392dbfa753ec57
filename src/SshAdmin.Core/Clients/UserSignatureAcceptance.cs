namespace SshAdmin.Core.Clients;

/// <summary>Whether a server takes a signature algorithm for user keys.</summary>
public enum UserSignatureAcceptance
{
    /// <summary>The server said so, or its configuration states it.</summary>
    Accepted,

    /// <summary>Defaults and other evidence point to it.</summary>
    LikelyAccepted,

    /// <summary>Nothing points either way.</summary>
    Unknown,

    /// <summary>Defaults and other evidence point against it.</summary>
    LikelyRefused,

    /// <summary>The server said so, or its configuration states it.</summary>
    Refused,
}
