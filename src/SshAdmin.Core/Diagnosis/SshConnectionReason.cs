namespace SshAdmin.Core.Diagnosis;

/// <summary>Why a connection failed. Each value has one row with a message and a remedy.</summary>
public enum SshConnectionReason
{
    /// <summary>It did not fail.</summary>
    None,

    // Resolve

    /// <summary>The name resolves to no address.</summary>
    HostNotFound,

    // Connect

    /// <summary>Nothing listens there, or a firewall rejects.</summary>
    ConnectionRefused,

    /// <summary>No answer to the attempt to connect.</summary>
    ConnectionTimedOut,

    /// <summary>No route to the host.</summary>
    HostUnreachable,

    // Identify

    /// <summary>The port accepts connections and says nothing.</summary>
    NoIdentification,

    /// <summary>Another service listens there.</summary>
    NotSsh,

    /// <summary>The server speaks SSH protocol 1 only.</summary>
    SshVersion1Only,

    /// <summary>The server turns connections away for now.</summary>
    ServerBusy,

    /// <summary>The connection was closed before the server named itself.</summary>
    ClosedBeforeIdentification,

    // Negotiate

    /// <summary>No common key exchange method.</summary>
    NoCommonKeyExchange,

    /// <summary>No common host key algorithm.</summary>
    NoCommonHostKey,

    /// <summary>No common cipher.</summary>
    NoCommonCipher,

    /// <summary>No common MAC.</summary>
    NoCommonMac,

    /// <summary>No common compression.</summary>
    NoCommonCompression,

    /// <summary>Both sides agree on an algorithm that this module cannot run, and on nothing else.</summary>
    AlgorithmNotImplemented,

    /// <summary>The server chose Diffie-Hellman parameters that protect nothing.</summary>
    WeakGroup,

    /// <summary>The server broke the protocol, or data was changed on the way.</summary>
    ProtocolViolation,

    /// <summary>The connection broke off.</summary>
    ConnectionLost,

    /// <summary>The server stopped answering.</summary>
    ServerSilent,

    /// <summary>The server ended the connection and said why.</summary>
    DisconnectedByServer,

    // HostKey

    /// <summary>The server did not prove that it owns its host key.</summary>
    HostKeySignatureInvalid,

    /// <summary>No host key is known for this host.</summary>
    HostKeyUnknown,

    /// <summary>Another host key is known for this host.</summary>
    HostKeyChanged,

    /// <summary>The host key is marked as revoked.</summary>
    HostKeyRevoked,

    /// <summary>The host key has another fingerprint than the one given.</summary>
    HostKeyMismatch,

    /// <summary>known_hosts cannot be read or written.</summary>
    KnownHostsInaccessible,

    // Authenticate: what stands in the way here

    /// <summary>There is no key and no password to try.</summary>
    NothingToOffer,

    /// <summary>The key file is not there.</summary>
    KeyFileMissing,

    /// <summary>The key file cannot be read.</summary>
    KeyFileUnreadable,

    /// <summary>Others may read the key file, so ssh refuses it.</summary>
    KeyFileTooOpen,

    /// <summary>The file is not a private key, or of a kind that cannot be used.</summary>
    KeyFileFormat,

    /// <summary>The private key is encrypted and no passphrase was given.</summary>
    KeyPassphraseNeeded,

    /// <summary>The passphrase is wrong.</summary>
    KeyPassphraseWrong,

    /// <summary>The time was over before the key could be used.</summary>
    KeyNotReadyInTime,

    /// <summary>The client cannot use keys of this type.</summary>
    KeyTypeNotSupportedByClient,

    /// <summary>The ssh-agent does not run or does not answer.</summary>
    AgentUnavailable,

    /// <summary>The ssh-agent did not sign.</summary>
    AgentRefused,

    /// <summary>The password was held back.</summary>
    PasswordNotSent,

    // Authenticate: what the server does not want

    /// <summary>The server offers no sign-in with keys to this user.</summary>
    PublicKeyNotOffered,

    /// <summary>The server offers no sign-in with a password to this user.</summary>
    PasswordNotOffered,

    /// <summary>The server does not take this key for this user.</summary>
    KeyRefused,

    /// <summary>The server knows the key, but refuses the signature algorithm.</summary>
    KeyAlgorithmRefused,

    /// <summary>Client and server have no signature algorithm in common for this key.</summary>
    NoMutualSignatureAlgorithm,

    /// <summary>The server took the key and refused its signature.</summary>
    SignatureRefused,

    /// <summary>The server took the key of root and lets root not sign in.</summary>
    RootLoginRefused,

    /// <summary>The server does not take the password.</summary>
    PasswordRefused,

    /// <summary>The password has expired.</summary>
    PasswordExpired,

    /// <summary>The server asks for something that is no password.</summary>
    PromptNotUnderstood,

    /// <summary>The server took one method and wants another as well.</summary>
    MoreMethodsNeeded,

    /// <summary>The server counted too many failures.</summary>
    TooManyFailures,

    /// <summary>The server took the proof and closed the account's door all the same.</summary>
    AccountRefused,

    /// <summary>The connection was closed during the sign-in.</summary>
    ClosedDuringAuthentication,

    // What only a client's log shows

    /// <summary>The client does not understand one of its options.</summary>
    ClientOptionInvalid,

    /// <summary>Others may write the client's configuration file, so ssh refuses it.</summary>
    ClientConfigurationTooOpen,

    /// <summary>The jump host or proxy command did not reach the server.</summary>
    ProxyFailed,

    /// <summary>The client refuses a key that is shorter than it demands.</summary>
    KeyTooShortForClient,

    /// <summary>The server refused the sign-in, and the log does not show what was tried.</summary>
    SignInRefused,

    /// <summary>The client refuses a host key that is shorter than it demands.</summary>
    HostKeyTooShort,

    /// <summary>The server let the user in and did not start what was asked for.</summary>
    SessionRefused,

    /// <summary>The server gives this user no terminal.</summary>
    TerminalRefused,

    /// <summary>The server forwards no ports for this user, or not this one.</summary>
    ForwardingRefused,

    /// <summary>The client could not listen on the port that was to be forwarded.</summary>
    LocalForwardingFailed,

    /// <summary>The log ends before the connection succeeds or fails.</summary>
    LogIncomplete,
}
