using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Signatures;

/// <summary>The server's proof that it owns its host key: its signature over the exchange hash.</summary>
internal static class HostKeySignature
{
    /// <param name="hostKeyBlob">K_S, a key or a certificate; who signed the certificate is not judged here.</param>
    /// <param name="negotiatedAlgorithm">The host key algorithm from KEXINIT.</param>
    /// <param name="signatureBlob">The signature as it came, with its format name.</param>
    /// <param name="exchangeHash">H.</param>
    /// <exception cref="SshConnectionException">
    /// With <see cref="ErrorReason.HostKeySignatureInvalid"/> when the proof does not hold, or <see cref="ErrorReason.ProtocolViolation"/> when the key or the signature cannot be read.
    /// </exception>
    public static void Verify(byte[] hostKeyBlob, string negotiatedAlgorithm, byte[] signatureBlob, byte[] exchangeHash)
    {
        HostKeyAlgorithm algorithm = HostKeyAlgorithms.ByName(negotiatedAlgorithm)
            ?? throw Invalid($"The host key algorithm '{DisplayText.Escape(negotiatedAlgorithm)}' cannot be verified.");

        PublicKeyBlob key = PublicKeyBlob.Parse(hostKeyBlob);
        if (key.Type != algorithm.KeyType)
        {
            throw Invalid($"The server sent a host key of the type {key.Type} where {algorithm.KeyType} was agreed on.");
        }

        // RFC 4253 section 6.6: string signature format, string signature
        SshReader reader = new(signatureBlob);
        string format = reader.ReadAscii("signature format");
        byte[] signature = reader.ReadString("signature");
        reader.ExpectEnd("the host key signature");
        if (format != algorithm.SignatureFormat)
        {
            throw Invalid($"The server signed with '{format}' where {algorithm.SignatureFormat} was agreed on.");
        }

        if (!PublicKeySignature.Verify(key, algorithm.Hash, signature, exchangeHash))
        {
            throw Invalid("The server's signature does not fit its host key: it does not own that key, or somebody is between you and it. Do not send a password to it.");
        }
    }

    private static SshConnectionException Invalid(string message) => new(ErrorReason.HostKeySignatureInvalid, message);
}
