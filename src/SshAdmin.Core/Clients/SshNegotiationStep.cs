namespace SshAdmin.Core.Clients;

/// <summary>At which list of KEXINIT a connection ends, because both sides have nothing in common.</summary>
public enum SshNegotiationStep
{
    /// <summary>At none.</summary>
    None,

    /// <summary>No common key exchange method.</summary>
    KeyExchange,

    /// <summary>No common host key algorithm.</summary>
    HostKey,

    /// <summary>No common cipher.</summary>
    Encryption,

    /// <summary>No common message authentication code.</summary>
    Mac,
}
