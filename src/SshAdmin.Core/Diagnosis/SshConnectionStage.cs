namespace SshAdmin.Core.Diagnosis;

/// <summary>The stages of a connection, in their order.</summary>
public enum SshConnectionStage
{
    /// <summary>No stage: as place of a failure, that there was none.</summary>
    None,

    /// <summary>The client reads its options; only a client's log shows this stage.</summary>
    Configure,

    /// <summary>The name becomes addresses.</summary>
    Resolve,

    /// <summary>TCP connects.</summary>
    Connect,

    /// <summary>Both sides name protocol and software.</summary>
    Identify,

    /// <summary>Both sides agree on algorithms and exchange keys.</summary>
    Negotiate,

    /// <summary>The server's host key is compared with what is known.</summary>
    HostKey,

    /// <summary>The user signs in.</summary>
    Authenticate,

    /// <summary>What the user came for runs; only a client's log shows this stage.</summary>
    Session,
}
