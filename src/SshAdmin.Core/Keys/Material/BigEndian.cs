using System;
using System.Numerics;

namespace SshAdmin.Core.Keys.Material;

/// <summary>Big-endian magnitudes, as SSH and DER write them, to numbers and back.</summary>
internal static class BigEndian
{
    public static BigInteger ToInteger(byte[] magnitude)
    {
        // BigInteger wants little-endian with a sign; the extra zero byte keeps it positive.
        byte[] littleEndian = new byte[magnitude.Length + 1];
        for (int i = 0; i < magnitude.Length; i++)
        {
            littleEndian[i] = magnitude[magnitude.Length - 1 - i];
        }

        BigInteger value = new(littleEndian);
        Array.Clear(littleEndian, 0, littleEndian.Length);
        return value;
    }

    /// <summary>The number without leading zeros.</summary>
    public static byte[] FromInteger(BigInteger value)
    {
        byte[] littleEndian = value.ToByteArray();
        int count = littleEndian.Length;
        while (count > 0 && littleEndian[count - 1] == 0)
        {
            count--;
        }

        byte[] magnitude = new byte[count];
        for (int i = 0; i < count; i++)
        {
            magnitude[i] = littleEndian[count - 1 - i];
        }

        Array.Clear(littleEndian, 0, littleEndian.Length);
        return magnitude;
    }

    /// <summary>The number with zeros in front up to a fixed length, as RSAParameters and SEC 1 want it.</summary>
    public static byte[] Pad(byte[] magnitude, int length)
    {
        int zeros = 0;
        while (magnitude.Length - zeros > length && magnitude[zeros] == 0)
        {
            zeros++;
        }

        int count = magnitude.Length - zeros;
        if (count > length)
        {
            throw new ArgumentException($"A number of {count} bytes does not fit into {length}.", nameof(magnitude));
        }

        byte[] padded = new byte[length];
        Buffer.BlockCopy(magnitude, zeros, padded, length - count, count);
        return padded;
    }
}
