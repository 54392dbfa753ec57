using System;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Our half of a Diffie-Hellman exchange in a prime field: x and e = g^x mod p.</summary>
internal sealed class DiffieHellmanKey : IDisposable
{
    // Twice the strength of the strongest key derived from it, 256 bits (RFC 4419 section 6.2); a full-size exponent
    // would cost many times the work in the large groups and protect nothing more.
    private const int ExponentSize = 64;

    private readonly DiffieHellmanGroup _group;
    private readonly byte[] _exponent;

    public DiffieHellmanKey(DiffieHellmanGroup group)
    {
        _group = group;
        _exponent = RandomBytes.Create(ExponentSize);

        // The top bit makes every exponent the same length, and none of them zero.
        _exponent[0] |= 0x80;
        PublicValue = ModularArithmetic.ModPow(group.Generator, _exponent, group.Prime);
        if (!ModularArithmetic.IsInsideGroup(PublicValue, group.Prime))
        {
            throw KeyExchangeMessages.Violation("The server's Diffie-Hellman generator gives no usable public value.");
        }
    }

    /// <summary>e.</summary>
    public byte[] PublicValue { get; }

    /// <summary>K = f^x mod p, wire-encoded.</summary>
    public byte[] Agree(byte[] peerValue)
    {
        // RFC 4253 section 8 wants 1 to p-1; 1 and p-1 make K guessable, as 0 and p do (RFC 8268 section 4).
        if (!ModularArithmetic.IsInsideGroup(peerValue, _group.Prime))
        {
            throw KeyExchangeMessages.Violation("The server's Diffie-Hellman value f is not between 1 and p-1, both excluded, so that the shared secret could be guessed.");
        }

        byte[] secret = ModularArithmetic.ModPow(peerValue, _exponent, _group.Prime);
        try
        {
            if (!ModularArithmetic.IsInsideGroup(secret, _group.Prime))
            {
                throw KeyExchangeMessages.Violation("The server's Diffie-Hellman value f lies in a small subgroup, so that the shared secret could be guessed.");
            }

            using SshWriter encoded = new(secret.Length + 8);
            return encoded.WriteMpint(secret).ToArray();
        }
        finally
        {
            Secrets.Clear(secret);
        }
    }

    public void Dispose() => Secrets.Clear(_exponent);
}
