namespace SshAdmin.Core.Errors;

/// <summary>Why an operation failed. Each value has one row in the module's error table: id, category, advice.</summary>
public enum ErrorReason
{
    // Arguments and files

    /// <summary>A value that the operation cannot work with.</summary>
    InvalidArgument,

    /// <summary>No such file or folder.</summary>
    PathNotFound,

    /// <summary>A path of another PowerShell provider, such as the registry.</summary>
    PathNotFileSystem,

    /// <summary>A folder where a file is needed.</summary>
    PathIsDirectory,

    /// <summary>The file is there already and overwriting was not asked for.</summary>
    FileExists,

    /// <summary>Larger than any real file of its kind; not read.</summary>
    FileTooLarge,

    /// <summary>The operating system does not let this account read it.</summary>
    FileUnreadable,

    /// <summary>The operating system does not let this account write it.</summary>
    FileUnwritable,

    /// <summary>Another process holds it.</summary>
    FileInUse,

    // Endpoint and transport

    /// <summary>The name resolves to no address.</summary>
    HostNotFound,

    /// <summary>The host answered that nothing listens there, or a firewall rejected.</summary>
    ConnectionRefused,

    /// <summary>The deadline passed without the answer that was due.</summary>
    ConnectionTimedOut,

    /// <summary>No route to the host or its network.</summary>
    HostUnreachable,

    /// <summary>The peer closed or reset the connection.</summary>
    ConnectionClosed,

    /// <summary>Something listens, but it does not speak SSH.</summary>
    NotSsh,

    /// <summary>The server speaks SSH protocol 1 only.</summary>
    SshVersion1Only,

    /// <summary>The server turns connections away for now, for example after too many of them.</summary>
    ServerBusy,

    /// <summary>The peer sent something that the protocol forbids.</summary>
    ProtocolViolation,

    /// <summary>Both sides have no algorithm of some kind in common.</summary>
    NegotiationFailed,

    /// <summary>The server did not prove that it owns its host key.</summary>
    HostKeySignatureInvalid,

    /// <summary>The server chose Diffie-Hellman parameters that protect nothing.</summary>
    WeakGroup,

    /// <summary>The server ended the session with SSH_MSG_DISCONNECT.</summary>
    DisconnectedByServer,

    // Keys

    /// <summary>Not a key in any format that is known here.</summary>
    KeyFormatUnknown,

    /// <summary>A key format or key type that is recognised but cannot be used for what was asked.</summary>
    KeyFormatUnsupported,

    /// <summary>A key file that is cut off, changed or badly copied.</summary>
    KeyFileDamaged,

    /// <summary>A public key where the private one is needed.</summary>
    KeyNotPrivate,

    /// <summary>The private key is encrypted and no passphrase was given.</summary>
    KeyPassphraseNeeded,

    /// <summary>The passphrase does not open the private key.</summary>
    KeyPassphraseWrong,

    /// <summary>The file asks for more time or memory to check a passphrase than any honest file does.</summary>
    KeyDerivationTooCostly,

    /// <summary>The key that was asked for would protect too little.</summary>
    KeyTooWeak,

    /// <summary>An empty passphrase where a passphrase is meant to protect the key.</summary>
    PassphraseEmpty,

    /// <summary>The key cannot be written in this format, or not with these settings.</summary>
    KeyFormatUnfit,

    // Permissions

    /// <summary>Text or bytes that are no security descriptor.</summary>
    DescriptorInvalid,

    /// <summary>Neither name nor content says what kind of file it is.</summary>
    FileKindUnknown,

    /// <summary>The permissions were written, but the file system did not keep them.</summary>
    PermissionsNotKept,

    /// <summary>The account may not change the permissions of this file.</summary>
    PermissionsUnwritable,

    /// <summary>Whose file it is cannot be told, and guessing could lock somebody out.</summary>
    AccountUnknown,

    // Clients

    /// <summary>No client row is established under that name or version.</summary>
    ClientNotKnown,

    /// <summary>A text that is no sshd configuration, or states an algorithm list in a way that sshd refuses.</summary>
    ServerConfigurationInvalid,

    // Sign-in

    /// <summary>No ssh-agent runs, or it does not answer.</summary>
    AgentUnavailable,

    /// <summary>The ssh-agent did not do what was asked.</summary>
    AgentRefused,

    /// <summary>Both sides agree on an algorithm that this module cannot run.</summary>
    AlgorithmNotImplemented,

    // Authorized keys

    /// <summary>A private key where a public key was asked for.</summary>
    PrivateKeyGiven,

    /// <summary>An option in front of a key that sshd does not know or whose value it refuses.</summary>
    KeyOptionInvalid,

    /// <summary>An authorized_keys file that mixes encodings, so that changing it would damage lines.</summary>
    AuthorizedKeysInvalid,

    /// <summary>No such account on this computer.</summary>
    AccountNotFound,

    /// <summary>The key is the one that signed in; removing it could lock the user out.</summary>
    OwnKeyRemoval,

    /// <summary>The server was reached, but signing in did not succeed.</summary>
    SignInFailed,

    /// <summary>The server did not carry out what was asked of it; its file is as it was.</summary>
    RemoteChangeFailed,

    /// <summary>The server offers no way to change the file: no command, no SFTP.</summary>
    RemoteNotSupported,
    // Client logs

    /// <summary>No line of the text is one that an OpenSSH client prints.</summary>
    LogNotRecognised,
}
