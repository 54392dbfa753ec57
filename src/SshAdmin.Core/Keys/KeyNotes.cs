namespace SshAdmin.Core.Keys;

/// <summary>What to know about a key beyond how strong its algorithm is.</summary>
internal static class KeyNotes
{
    // CVE-2024-31497: biased nonces of PuTTY's P-521 signatures. Without the key itself one cannot tell who used it.
    private const string LeakedP521 =
        "If it was ever used with PuTTY 0.68 to 0.80, WinSCP 5.9.5 to 6.3.2 or FileZilla 3.24.1 to 3.66.5, it counts as leaked (CVE-2024-31497): replace it and remove it from every authorized_keys.";

    private const string OldRsaClients =
        "Clients such as Tera Term up to 4.106 and PuTTY up to 0.74 can use RSA keys with SHA-1 only, which OpenSSH 8.8 and later refuse.";

    // OpenSSH sshkey.c, EVP_PKEY_ED25519: in V_9_6_P1, and not compiled into ssh.exe up to v9.8.1.0.
    private const string Ed25519InPkcs8 =
        "OpenSSH reads Ed25519 keys in PKCS#8 from 9.6 on, OpenSSH for Windows up to 9.8 not at all ('invalid format'); for those, use the format OpenSsh.";

    /// <summary>What to know about a key of this type in a file of this format; <c>null</c> where there is nothing.</summary>
    public static string? OfFile(SshKeyFormat format, SshKeyType? type) =>
        format == SshKeyFormat.Pkcs8 && type == SshKeyType.Ed25519 ? Ed25519InPkcs8 : null;

    /// <summary>Empty where there is nothing to add.</summary>
    public static string Of(SshKeyType type, int bits) => type switch
    {
        SshKeyType.Ecdsa when bits == 521 => LeakedP521,
        SshKeyType.Rsa => OldRsaClients,
        _ => "",
    };
}
