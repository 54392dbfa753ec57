using System;
using System.Security.Cryptography;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>AES in counter mode (RFC 4344 section 4), made of the platform's AES: encrypting and decrypting are the same.</summary>
internal sealed class AesCtr : SymmetricCipher
{
    private const int Block = 16;

    // Counters are encrypted in batches, because one call into the platform costs more than one block; 256 blocks are one page.
    private const int Batch = 256 * Block;

    private readonly ICryptoTransform _encryptor;
    private readonly byte[] _counter;
    private readonly byte[] _counters = new byte[Batch];
    private readonly byte[] _keyStream = new byte[Batch];

    public AesCtr(byte[] key, byte[] initialCounter)
    {
        if (initialCounter.Length != Block)
        {
            throw new ArgumentException($"The counter of AES has {Block} bytes, not {initialCounter.Length}.", nameof(initialCounter));
        }

        using Aes aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        _encryptor = aes.CreateEncryptor(key, null);
        _counter = (byte[])initialCounter.Clone();
    }

    public override int BlockSize => Block;

    public override void Transform(byte[] input, int inputOffset, byte[] output, int outputOffset, int count)
    {
        if (count % Block != 0)
        {
            throw new ArgumentException($"{count} is not a multiple of the block size {Block}.", nameof(count));
        }

        for (int done = 0; done < count; done += Batch)
        {
            int size = Math.Min(Batch, count - done);
            for (int i = 0; i < size; i += Block)
            {
                Buffer.BlockCopy(_counter, 0, _counters, i, Block);
                Increment();
            }

            _encryptor.TransformBlock(_counters, 0, size, _keyStream, 0);
            for (int i = 0; i < size; i++)
            {
                output[outputOffset + done + i] = (byte)(input[inputOffset + done + i] ^ _keyStream[i]);
            }
        }
    }

    public override void Dispose()
    {
        _encryptor.Dispose();
        Secrets.Clear(_counter);
        Secrets.Clear(_counters);
        Secrets.Clear(_keyStream);
    }

    private void Increment()
    {
        for (int i = Block - 1; i >= 0; i--)
        {
            if (++_counter[i] != 0)
            {
                return;
            }
        }
    }
}
