namespace SshAdmin.Core.Diagnosis;

/// <summary>How one attempt to sign in ended.</summary>
public enum SshAuthenticationOutcome
{
    /// <summary>It was not made; the detail says why.</summary>
    NotTried,

    /// <summary>The server took it: the user is signed in.</summary>
    Accepted,

    /// <summary>The server took it and wants another method as well.</summary>
    PartiallyAccepted,

    /// <summary>The server said no.</summary>
    Refused,

    /// <summary>The server would take this key with this signature algorithm; it was only asked.</summary>
    WouldBeAccepted,

    /// <summary>The server wants the password changed first.</summary>
    PasswordChangeRequired,

    /// <summary>The connection ended before an answer came.</summary>
    Broken,
}
