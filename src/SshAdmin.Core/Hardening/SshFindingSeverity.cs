namespace SshAdmin.Core.Hardening;

/// <summary>How much a finding matters, least first.</summary>
public enum SshFindingSeverity
{
    /// <summary>Worth knowing; nothing has to change.</summary>
    Info,

    /// <summary>Good practice.</summary>
    Low,

    /// <summary>Change it with the next maintenance.</summary>
    Medium,

    /// <summary>Change it soon.</summary>
    High,

    /// <summary>The server does not start, somebody is locked out, or the door stands open.</summary>
    Critical,
}
