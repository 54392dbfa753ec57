using System;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Wire.Packets;

/// <summary>The nonce of AES-GCM packets: four fixed bytes and a counter that each packet advances (RFC 5647 section 7.1).</summary>
internal sealed class GcmNonce
{
    public const int Size = 12;

    private readonly byte[] _value;

    public GcmNonce(byte[] initialVector)
    {
        if (initialVector.Length != Size)
        {
            throw new ArgumentException($"The IV of AES-GCM has {Size} bytes, not {initialVector.Length}.", nameof(initialVector));
        }

        _value = (byte[])initialVector.Clone();
    }

    /// <summary>The nonce of the next packet; never the same twice.</summary>
    public byte[] Next()
    {
        byte[] current = (byte[])_value.Clone();
        for (int i = Size - 1; i >= 4; i--)
        {
            if (++_value[i] != 0)
            {
                break;
            }
        }

        return current;
    }

    public void Clear() => Secrets.Clear(_value);
}
