namespace SshAdmin.Core.Keys;

/// <summary>How a key file is written.</summary>
public enum SshKeyFormat
{
    /// <summary>A private key as OpenSSH writes it since 7.8: <c>BEGIN OPENSSH PRIVATE KEY</c>.</summary>
    OpenSsh,

    /// <summary>A private key of PuTTY, WinSCP and FileZilla, version 2.</summary>
    Ppk2,

    /// <summary>A private key of PuTTY, WinSCP and FileZilla, version 3 (PuTTY 0.75 and later).</summary>
    Ppk3,

    /// <summary>A private key in PKCS#8: <c>BEGIN PRIVATE KEY</c> or <c>BEGIN ENCRYPTED PRIVATE KEY</c>.</summary>
    Pkcs8,

    /// <summary>A private key in the older PEM forms: PKCS#1 (<c>BEGIN RSA PRIVATE KEY</c>) or SEC 1 (<c>BEGIN EC PRIVATE KEY</c>).</summary>
    Pem,

    /// <summary>A public key in one line, as in <c>authorized_keys</c>.</summary>
    OpenSshPublic,

    /// <summary>A public key of RFC 4716: <c>BEGIN SSH2 PUBLIC KEY</c>.</summary>
    Rfc4716,
}
