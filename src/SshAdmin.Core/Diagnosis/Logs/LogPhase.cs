namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>How far a client has come; what it prints later never belongs to an earlier phase.</summary>
internal enum LogPhase
{
    /// <summary>Not bound to one phase.</summary>
    Any,
    Start,
    Connect,
    Identify,
    Negotiate,
    HostKey,
    Authenticate,
    Session,
}
