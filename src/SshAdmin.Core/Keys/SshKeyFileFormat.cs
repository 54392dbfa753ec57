namespace SshAdmin.Core.Keys;

/// <summary>The formats in which private keys are written.</summary>
public enum SshKeyFileFormat
{
    /// <summary>OpenSSH's own format; what ssh.exe, git and most tools read.</summary>
    OpenSsh,

    /// <summary>PuTTY's format, for PuTTY, WinSCP and FileZilla; Tera Term reads it as well.</summary>
    Ppk,

    /// <summary>PKCS#8, for OpenSSL, .NET, Java and many libraries.</summary>
    Pkcs8,

    /// <summary>The older PEM forms of RSA (PKCS#1) and ECDSA (SEC 1) keys, for old tools. Without passphrase only.</summary>
    Pem,
}
