namespace SshAdmin.Core.Wire.Transport;

/// <summary>How far a transport session came; a failure belongs to the stage it was thrown in.</summary>
internal enum TransportStage
{
    /// <summary>Turning the name into addresses.</summary>
    Resolve,

    /// <summary>Opening the TCP connection.</summary>
    Connect,

    /// <summary>Exchanging identification lines.</summary>
    Identify,

    /// <summary>Exchanging and matching algorithm lists.</summary>
    Negotiate,

    /// <summary>The key exchange and the proof of the host key.</summary>
    KeyExchange,

    /// <summary>Keys are in place.</summary>
    Open,

    /// <summary>The connection has ended.</summary>
    Closed,
}
