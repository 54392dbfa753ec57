namespace SshAdmin.Core.Keys;

/// <summary>What to know about a key beyond how strong its algorithm is.</summary>
internal static class KeyNotes
{
    // CVE-2024-31497: biased nonces of PuTTY's P-521 signatures. Without the key itself one cannot tell who used it.
    private const string LeakedP521 =
        "If it was ever used with PuTTY 0.68 to 0.80, WinSCP 5.9.5 to 6.3.2 or FileZilla 3.24.1 to 3.66.5, it counts as leaked (CVE-2024-31497): replace it and remove it from every authorized_keys.";

    private const string OldRsaClients =
        "Clients such as Tera Term up to 4.106 and PuTTY up to 0.74 can use RSA keys with SHA-1 only, which OpenSSH 8.8 and later refuse.";

    /// <summary>Empty where there is nothing to add.</summary>
    public static string Of(SshKeyType type, int bits) => type switch
    {
        SshKeyType.Ecdsa when bits == 521 => LeakedP521,
        SshKeyType.Rsa => OldRsaClients,
        _ => "",
    };
}
