using System;
using System.Security.Cryptography;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Wire.KeyExchange;

/// <summary>Derives the keys of both directions from a finished key exchange (RFC 4253 section 7.2).</summary>
internal static class KeyDerivation
{
    /// <param name="hash">The hash of the key exchange method.</param>
    /// <param name="sharedSecret">K, wire-encoded.</param>
    /// <param name="exchangeHash">H of this exchange.</param>
    /// <param name="sessionId">H of the first exchange of the connection.</param>
    /// <param name="lengths">What the negotiated cipher and MAC of this direction need.</param>
    public static DirectionKeys ClientToServer(HashAlgorithmName hash, byte[] sharedSecret, byte[] exchangeHash, byte[] sessionId, KeyLengths lengths)
        => new(
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'A', lengths.InitialVector),
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'C', lengths.EncryptionKey),
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'E', lengths.IntegrityKey));

    /// <inheritdoc cref="ClientToServer"/>
    public static DirectionKeys ServerToClient(HashAlgorithmName hash, byte[] sharedSecret, byte[] exchangeHash, byte[] sessionId, KeyLengths lengths)
        => new(
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'B', lengths.InitialVector),
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'D', lengths.EncryptionKey),
            Derive(hash, sharedSecret, exchangeHash, sessionId, 'F', lengths.IntegrityKey));

    // K1 = HASH(K || H || X || session_id), K2 = HASH(K || H || K1), K3 = HASH(K || H || K1 || K2), ...
    public static byte[] Derive(HashAlgorithmName hash, byte[] sharedSecret, byte[] exchangeHash, byte[] sessionId, char letter, int length)
    {
        byte[] key = new byte[length];
        if (length == 0)
        {
            return key;
        }

        using SshWriter first = new(512);
        first.WriteRaw(sharedSecret).WriteRaw(exchangeHash).WriteByte((byte)letter).WriteRaw(sessionId);
        using SshWriter next = new(512);
        next.WriteRaw(sharedSecret).WriteRaw(exchangeHash);

        byte[] block = Hashes.Compute(hash, first);
        int filled = 0;
        while (true)
        {
            int count = Math.Min(block.Length, length - filled);
            Buffer.BlockCopy(block, 0, key, filled, count);
            filled += count;
            if (filled == length)
            {
                Secrets.Clear(block);
                return key;
            }

            next.WriteRaw(block);
            Secrets.Clear(block);
            block = Hashes.Compute(hash, next);
        }
    }
}
