using System;
using System.Security.Cryptography;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>AES and three-key Triple DES in cipher block chaining mode without padding, made of the platform's ciphers.</summary>
internal sealed class CbcCipher : SymmetricCipher
{
    private readonly ICryptoTransform _transform;

    private CbcCipher(SymmetricAlgorithm algorithm, bool encrypt, byte[] key, byte[] initialVector)
    {
        using (algorithm)
        {
            algorithm.Mode = CipherMode.CBC;
            algorithm.Padding = PaddingMode.None;
            BlockSize = algorithm.BlockSize / 8;
            _transform = encrypt ? algorithm.CreateEncryptor(key, initialVector) : algorithm.CreateDecryptor(key, initialVector);
        }
    }

    public override int BlockSize { get; }

    public static CbcCipher Aes(bool encrypt, byte[] key, byte[] initialVector) => new(System.Security.Cryptography.Aes.Create(), encrypt, key, initialVector);

    public static CbcCipher TripleDes(bool encrypt, byte[] key, byte[] initialVector) => new(TripleDES.Create(), encrypt, key, initialVector);

    public override void Transform(byte[] input, int inputOffset, byte[] output, int outputOffset, int count)
    {
        if (count % BlockSize != 0)
        {
            throw new ArgumentException($"{count} is not a multiple of the block size {BlockSize}.", nameof(count));
        }

        // The platform's transforms refuse a count of zero, and not all of them promise to work in place.
        if (count > 0)
        {
            byte[] source = ReferenceEquals(input, output) ? (byte[])input.Clone() : input;
            _transform.TransformBlock(source, inputOffset, count, output, outputOffset);
        }
    }

    public override void Dispose() => _transform.Dispose();
}
