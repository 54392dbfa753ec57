namespace SshAdmin.Core.Clients;

/// <summary>How far a verdict can be relied on.</summary>
public enum VerdictConfidence
{
    /// <summary>The wire, or an exact configuration, proves it, and the client's lists were read from its source.</summary>
    High,

    /// <summary>Defaults and other evidence point to it, which an administrator may have changed; or nothing shows that public keys are taken at all.</summary>
    Medium,

    /// <summary>Little is known of the client or of the server.</summary>
    Low,
}
