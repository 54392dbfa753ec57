using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Probe;

/// <summary>The key inside a certificate.</summary>
internal static class HostKeyTypes
{
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
