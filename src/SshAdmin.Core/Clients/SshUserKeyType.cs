namespace SshAdmin.Core.Clients;

/// <summary>Kinds of user key.</summary>
public enum SshUserKeyType
{
    /// <summary>RSA, whatever the signature algorithm.</summary>
    Rsa,

    /// <summary>ECDSA on a NIST curve.</summary>
    Ecdsa,

    /// <summary>Ed25519.</summary>
    Ed25519,
}
