namespace SshAdmin.Core.Keys;

/// <summary>The kinds of SSH keys.</summary>
public enum SshKeyType
{
    /// <summary>Ed25519 (RFC 8709).</summary>
    Ed25519,

    /// <summary>ECDSA on a NIST curve (RFC 5656).</summary>
    Ecdsa,

    /// <summary>RSA.</summary>
    Rsa,

    /// <summary>DSA, which current servers refuse.</summary>
    Dsa,

    /// <summary>Ed25519 on a FIDO security key.</summary>
    Ed25519SecurityKey,

    /// <summary>ECDSA on a FIDO security key.</summary>
    EcdsaSecurityKey,
}
