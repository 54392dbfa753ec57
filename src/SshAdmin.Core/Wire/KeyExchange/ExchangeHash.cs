using System.Security.Cryptography;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>The exchange hash H: what both sides saw, bound to the shared secret.</summary>
internal static class ExchangeHash
{
    // RFC 4253 section 8:
    //   string  V_C, identification of the client without CR LF
    //   string  V_S, identification of the server without CR LF
    //   string  I_C, payload of the client's KEXINIT
    //   string  I_S, payload of the server's KEXINIT
    //   string  K_S, the host key
    //   ...     fields of the method
    //   mpint   K (a string in hybrid methods)
    /// <param name="hash">The hash of the key exchange method.</param>
    /// <param name="clientIdentification">V_C without CR LF.</param>
    /// <param name="serverIdentification">V_S without CR LF, the bytes as they came.</param>
    /// <param name="clientKexInit">I_C with the message number.</param>
    /// <param name="serverKexInit">I_S with the message number.</param>
    /// <param name="result">The finished exchange.</param>
    public static byte[] Compute(HashAlgorithmName hash, byte[] clientIdentification, byte[] serverIdentification, byte[] clientKexInit, byte[] serverKexInit, KeyExchangeResult result)
    {
        using SshWriter input = new(4096);
        input.WriteString(clientIdentification)
            .WriteString(serverIdentification)
            .WriteString(clientKexInit)
            .WriteString(serverKexInit)
            .WriteString(result.HostKeyBlob)
            .WriteRaw(result.HashedFields)
            .WriteRaw(result.SharedSecret);
        return Hashes.Compute(hash, input);
    }
}
