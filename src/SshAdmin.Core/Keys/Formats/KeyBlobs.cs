using SshAdmin.Core.Errors;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>Public key blobs out of files.</summary>
internal static class KeyBlobs
{
    private const string CertificateMark = "-cert-v01@openssh.com";

    /// <exception cref="SshInputException">KeyFileDamaged, or KeyFormatUnsupported for a type that is well formed but not known here.</exception>
    public static PublicKeyBlob Parse(byte[] blob)
    {
        string type = new SshReader(blob, ErrorReason.KeyFileDamaged).ReadAscii("key type");
        RequireKnown(type);
        PublicKeyBlob key = PublicKeyBlob.Parse(blob, ErrorReason.KeyFileDamaged);

        // sshkey.c, sshkey_ec_validate_public. Left out on the wire, where nothing verifies with such a key.
        return key.Curve is null || NistCurve.ByName(key.Curve).IsPoint(key.Point!)
            ? key
            : throw KeyFileErrors.Damaged($"the public point of the {key.Type} key is not on the curve {key.Curve}");
    }

    public static void RequireKnown(string type)
    {
        string plain = type.EndsWith(CertificateMark, System.StringComparison.Ordinal) ? type.Substring(0, type.Length - CertificateMark.Length) : type;
        if (KeyTypeNames.Find(plain) is null && KeyTypeNames.Find(plain + "@openssh.com") is null)
        {
            throw KeyFileErrors.Unsupported($"The key is of the type '{type}', which SshAdmin does not know. Use an Ed25519, ECDSA or RSA key.");
        }
    }
}
