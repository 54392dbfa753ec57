using System.Security.Cryptography;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.Signatures;

/// <summary>Verifies what stands inside a signature blob, behind the format name.</summary>
internal static class PublicKeySignature
{
    /// <param name="key">The key; of a certificate, the certified one.</param>
    /// <param name="hash">The hash of the signature algorithm.</param>
    /// <param name="signature">The inner signature: RSA and Ed25519 bytes, or r and s as mpints for ECDSA.</param>
    /// <param name="message">What was signed.</param>
    public static bool Verify(PublicKeyBlob key, HashAlgorithmName hash, byte[] signature, byte[] message)
    {
        switch (key.PlainType)
        {
            case "ssh-ed25519":
                return Ed25519.Verify(key.Point!, message, signature);
            case "ssh-rsa":
                return RsaSignature.Verify(key.Modulus!, key.Exponent!, hash, signature, message);
            case "ecdsa-sha2-nistp256":
            case "ecdsa-sha2-nistp384":
            case "ecdsa-sha2-nistp521":
                return VerifyEcdsa(key, hash, signature, message);
            default:
                throw new SshConnectionException(ErrorReason.HostKeySignatureInvalid, $"Signatures of {key.Type} keys cannot be verified.");
        }
    }

    // RFC 5656 section 3.1.2: mpint r, mpint s
    private static bool VerifyEcdsa(PublicKeyBlob key, HashAlgorithmName hash, byte[] signature, byte[] message)
    {
        SshReader reader = new(signature);
        byte[] r = reader.ReadMpint("signature value r");
        byte[] s = reader.ReadMpint("signature value s");
        reader.ExpectEnd("the ECDSA signature");
        return EcdsaSignature.Verify(key.Curve!, key.Point!, hash, r, s, message);
    }
}
