using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Probe;

/// <summary>Which key type a host key algorithm signs with, and the key inside a certificate.</summary>
internal static class HostKeyTypes
{
    // RFC 8332 section 3: one RSA key serves three signature algorithms; its blob is of type ssh-rsa in each.
    public static string OfAlgorithm(string algorithm) => algorithm switch
    {
        "rsa-sha2-256" or "rsa-sha2-512" => "ssh-rsa",
        "rsa-sha2-256-cert-v01@openssh.com" or "rsa-sha2-512-cert-v01@openssh.com" => "ssh-rsa-cert-v01@openssh.com",
        _ => algorithm,
    };

    /// <summary>The blob of the key that a certificate is about; a plain key's own blob.</summary>
    /// <remarks>ssh-keygen -l shows the fingerprint of a certificate's key, not of the certificate.</remarks>
    public static byte[] WithoutCertificate(PublicKeyBlob key)
    {
        if (!key.IsCertificate)
        {
            return key.Blob;
        }

        using SshWriter writer = new();
        writer.WriteString(key.PlainType);
        if (key.Modulus is not null)
        {
            return writer.WriteMpint(key.Exponent!).WriteMpint(key.Modulus).ToArray();
        }

        if (key.Curve is not null)
        {
            writer.WriteString(key.Curve);
        }

        return writer.WriteString(key.Point!).ToArray();
    }
}
