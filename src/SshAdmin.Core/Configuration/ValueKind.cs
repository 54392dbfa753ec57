namespace SshAdmin.Core.Configuration;

/// <summary>How the words after a keyword are read; one value per parsing branch of OpenSSH servconf.c.</summary>
internal enum ValueKind
{
    Flag,
    Choice,
    Number,
    NumberOrNone,
    Octal,
    Time,
    TimeOrNone,
    Path,
    HostKeyPath,
    Word,
    RestOfLine,
    VersionText,
    Command,
    Port,
    ListenAddress,
    Ciphers,
    Macs,
    KeyExchanges,
    KeyAlgorithms,
    CaAlgorithms,
    Users,
    Groups,
    EnvironmentNames,
    Environment,
    KeyFiles,
    RevokedKeys,
    AuthenticationMethods,
    PubkeyOptions,
    UserEnvironment,
    Tunnel,
    RekeyLimit,
    MaxStartups,
    NetBlockSize,
    AddressList,
    Penalties,
    PermitOpen,
    PermitListen,
    IpQos,
    ChannelTimeouts,
    LogVerbose,
    Subsystem,
    RoutingDomain,
    Include,
    Match,

    /// <summary>Read by a distribution's patch only; any value is taken.</summary>
    Unchecked,

    /// <summary>Accepted and ignored, with a warning.</summary>
    Deprecated,

    /// <summary>Accepted and ignored without a word.</summary>
    Ignored,
}
