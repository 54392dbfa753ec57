using System;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Parameters;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>OpenSSH's own use of ChaCha20 and Poly1305 (PROTOCOL.chacha20poly1305), which is not RFC 8439's.</summary>
/// <remarks>
/// 64 bytes of key: the first half (K_2) encrypts the body and makes the Poly1305 key, the second half (K_1) encrypts the length.
/// The nonce is the sequence number as a big-endian uint64; the block counter has 64 bits, 0 for the length and the Poly1305 key, 1 for the body.
/// </remarks>
internal sealed class OpenSshChaCha20Poly1305 : IDisposable
{
    public const int KeySize = 64;
    public const int TagSize = 16;

    private readonly byte[] _bodyKey = new byte[32];
    private readonly byte[] _lengthKey = new byte[32];

    public OpenSshChaCha20Poly1305(byte[] key)
    {
        if (key.Length != KeySize)
        {
            throw new ArgumentException($"The key has {KeySize} bytes, not {key.Length}.", nameof(key));
        }

        Buffer.BlockCopy(key, 0, _bodyKey, 0, 32);
        Buffer.BlockCopy(key, 32, _lengthKey, 0, 32);
    }

    /// <summary>Encrypts or decrypts the four bytes of the packet length.</summary>
    public byte[] TransformLength(ulong sequence, byte[] packet)
    {
        byte[] length = new byte[4];
        Stream(_lengthKey, sequence).ProcessBytes(packet, 0, 4, length, 0);
        return length;
    }

    /// <summary>Encrypts or decrypts what follows the length.</summary>
    public void TransformBody(ulong sequence, byte[] input, int inputOffset, byte[] output, int outputOffset, int count)
    {
        ChaChaEngine stream = Stream(_bodyKey, sequence);
        Secrets.Clear(FirstBlock(stream));
        stream.ProcessBytes(input, inputOffset, count, output, outputOffset);
    }

    /// <summary>The tag over encrypted bytes.</summary>
    public byte[] Tag(ulong sequence, byte[] data, int offset, int count)
    {
        byte[] block = FirstBlock(Stream(_bodyKey, sequence));
        try
        {
            Poly1305 mac = new();
            mac.Init(new KeyParameter(block, 0, 32));
            mac.BlockUpdate(data, offset, count);
            byte[] tag = new byte[TagSize];
            mac.DoFinal(tag, 0);
            return tag;
        }
        finally
        {
            Secrets.Clear(block);
        }
    }

    public void Dispose()
    {
        Secrets.Clear(_bodyKey);
        Secrets.Clear(_lengthKey);
    }

    private static ChaChaEngine Stream(byte[] key, ulong sequence)
    {
        byte[] nonce = new byte[8];
        for (int i = 0; i < 8; i++)
        {
            nonce[i] = (byte)(sequence >> (56 - (8 * i)));
        }

        ChaChaEngine engine = new(20);
        engine.Init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        return engine;
    }

    private static byte[] FirstBlock(ChaChaEngine stream)
    {
        byte[] block = new byte[64];
        stream.ProcessBytes(block, 0, block.Length, block, 0);
        return block;
    }
}
