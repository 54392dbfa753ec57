namespace SshAdmin.Core.Probe;

/// <summary>A public host key that a server presented and proved to own.</summary>
public sealed class SshHostKey
{
    internal SshHostKey(string type, int bits, string fingerprint, string fingerprintMd5, string algorithm, string publicKey, bool isCertificate)
    {
        Type = type;
        Bits = bits;
        Fingerprint = fingerprint;
        FingerprintMd5 = fingerprintMd5;
        Algorithm = algorithm;
        PublicKey = publicKey;
        IsCertificate = isCertificate;
    }

    /// <summary>The key type, for example <c>ssh-rsa</c> or <c>ecdsa-sha2-nistp256</c>.</summary>
    public string Type { get; }

    /// <summary>The size as ssh-keygen -l shows it.</summary>
    public int Bits { get; }

    /// <summary><c>SHA256:</c> and base64, as OpenSSH shows it.</summary>
    public string Fingerprint { get; }

    /// <summary><c>MD5:</c> and hexadecimal pairs, as older tools show it.</summary>
    public string FingerprintMd5 { get; }

    /// <summary>The signature algorithm with which the server proved it, for example <c>rsa-sha2-512</c>.</summary>
    public string Algorithm { get; }

    /// <summary>Type and base64, as they stand in known_hosts.</summary>
    public string PublicKey { get; }

    /// <summary>Whether it is a certificate; bits are those of the certified key, fingerprints those of the key alone.</summary>
    public bool IsCertificate { get; }

    /// <summary>Type and fingerprint.</summary>
    public override string ToString() => $"{Type} {Fingerprint}";
}
