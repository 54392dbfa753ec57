using System;
using System.Security.Cryptography;
using System.Threading;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>PBKDF2 (RFC 8018 section 5.2); the class of the base library takes no hash but SHA-1 on netstandard2.0.</summary>
internal static class Pbkdf2
{
    private const int StopInterval = 4096;

    public static byte[] Derive(HashAlgorithmName hash, byte[] password, byte[] salt, int iterations, int length, CancellationToken stop)
    {
        if (iterations < 1 || length < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(iterations), "PBKDF2 needs at least one iteration and one byte to derive.");
        }

        using HMAC mac = Hmac.Create(hash, password);
        byte[] key = new byte[length];
        byte[] numbered = new byte[salt.Length + 4];
        Buffer.BlockCopy(salt, 0, numbered, 0, salt.Length);
        for (int done = 0, block = 1; done < length; block++)
        {
            for (int i = 0; i < 4; i++)
            {
                numbered[salt.Length + i] = (byte)(block >> (24 - (8 * i)));
            }

            byte[] sum = Block(mac, numbered, iterations, stop);
            int count = Math.Min(sum.Length, length - done);
            Buffer.BlockCopy(sum, 0, key, done, count);
            Secrets.Clear(sum);
            done += count;
        }

        return key;
    }

    private static byte[] Block(HMAC mac, byte[] numberedSalt, int iterations, CancellationToken stop)
    {
        byte[] last = mac.ComputeHash(numberedSalt);
        byte[] sum = (byte[])last.Clone();
        for (int iteration = 1; iteration < iterations; iteration++)
        {
            if (iteration % StopInterval == 0)
            {
                stop.ThrowIfCancellationRequested();
            }

            last = mac.ComputeHash(last);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] ^= last[i];
            }
        }

        return sum;
    }
}
