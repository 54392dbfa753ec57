namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>Object identifiers of PKCS#8 files.</summary>
internal static class Oids
{
    // RFC 8017 appendix A.1, RFC 5480 section 2.1.1, RFC 8410 section 3, RFC 3279 section 2.3.2.
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string Ed25519 = "1.3.101.112";
    public const string Dsa = "1.2.840.10040.4.1";

    // RFC 8018 appendix A and B, RFC 7914 section 7.
    public const string Pbes2 = "1.2.840.113549.1.5.13";
    public const string Pbkdf2 = "1.2.840.113549.1.5.12";
    public const string Scrypt = "1.3.6.1.4.1.11591.4.11";
    public const string HmacSha1 = "1.2.840.113549.2.7";
    public const string HmacSha256 = "1.2.840.113549.2.9";
    public const string HmacSha384 = "1.2.840.113549.2.10";
    public const string HmacSha512 = "1.2.840.113549.2.11";

    // RFC 8018 appendix B.2.2, NIST registry of AES.
    public const string TripleDesCbc = "1.2.840.113549.3.7";
    public const string Aes128Cbc = "2.16.840.1.101.3.4.1.2";
    public const string Aes192Cbc = "2.16.840.1.101.3.4.1.22";
    public const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
}
