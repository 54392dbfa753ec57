using System;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Wire.Signatures;

/// <summary>The server's proof that it owns its host key: its signature over the exchange hash.</summary>
internal static class HostKeySignature
{
    /// <param name="hostKeyBlob">K_S, a key or a certificate; who signed the certificate is not judged here.</param>
    /// <param name="negotiatedAlgorithm">The host key algorithm from KEXINIT.</param>
    /// <param name="signatureBlob">The signature as it came, with its format name.</param>
    /// <param name="exchangeHash">H.</param>
    /// <exception cref="SshConnectionException">With <see cref="ErrorReason.HostKeySignatureInvalid"/>, whenever the proof does not hold.</exception>
    public static void Verify(byte[] hostKeyBlob, string negotiatedAlgorithm, byte[] signatureBlob, byte[] exchangeHash) => throw new NotImplementedException();
}
