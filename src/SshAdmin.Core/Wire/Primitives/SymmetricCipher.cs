using System;

namespace SshAdmin.Core.Wire.Primitives;

/// <summary>A block cipher in a mode that carries its state from one call to the next.</summary>
internal abstract class SymmetricCipher : IDisposable
{
    /// <summary>Bytes of one block; every count is a multiple of it.</summary>
    public abstract int BlockSize { get; }

    /// <summary>Encrypts or decrypts whole blocks; input and output may be the same place.</summary>
    public abstract void Transform(byte[] input, int inputOffset, byte[] output, int outputOffset, int count);

    public byte[] Transform(byte[] input)
    {
        byte[] output = new byte[input.Length];
        Transform(input, 0, output, 0, input.Length);
        return output;
    }

    public abstract void Dispose();
}
