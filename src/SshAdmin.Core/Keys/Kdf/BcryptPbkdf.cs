using System;
using System.Security.Cryptography;
using System.Threading;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Kdf;

/// <summary>The key derivation of openssh-key-v1 files: PBKDF2 built on a bcrypt hash (OpenBSD lib/libutil/bcrypt_pbkdf.c).</summary>
internal static class BcryptPbkdf
{
    private const int BlockBytes = 4 * BcryptHashPair.OutputWords;

    /// <param name="passphrase">At least one byte; not cleared here.</param>
    /// <param name="salt">At least one byte.</param>
    /// <param name="rounds">At least one; the caller has bounded it.</param>
    /// <param name="length">Bytes to derive, 1 to 1024.</param>
    /// <param name="stop">Looked at once per round.</param>
    public static byte[] Derive(byte[] passphrase, byte[] salt, int rounds, int length, CancellationToken stop)
    {
        if (passphrase.Length == 0 || salt.Length == 0 || rounds < 1 || length is < 1 or > 1024)
        {
            throw new ArgumentException("bcrypt_pbkdf needs a passphrase, a salt, at least one round and 1 to 1024 bytes to derive.");
        }

        int blocks = (length + BlockBytes - 1) / BlockBytes;
        byte[] key = new byte[length];
        uint[] left = new uint[BcryptHashPair.OutputWords];
        uint[] right = new uint[BcryptHashPair.OutputWords];
        uint[] password = new uint[BcryptHashPair.InputWords];
        BcryptHashPair hashes = new();
        using SHA512 sha512 = SHA512.Create();
        try
        {
            Hash(sha512, passphrase, password);
            for (int block = 1; block <= blocks; block += 2)
            {
                DerivePair(sha512, hashes, password, salt, block, rounds, left, right, stop);
                Spread(left, key, block - 1, blocks);
                Spread(right, key, block, blocks);
            }

            return key;
        }
        catch
        {
            Secrets.Clear(key);
            throw;
        }
        finally
        {
            hashes.Clear();
            Array.Clear(password, 0, password.Length);
            Array.Clear(left, 0, left.Length);
            Array.Clear(right, 0, right.Length);
        }
    }

    private static void DerivePair(
        SHA512 sha512, BcryptHashPair hashes, uint[] password, byte[] salt, int block, int rounds, uint[] left, uint[] right, CancellationToken stop)
    {
        uint[] leftSalt = new uint[BcryptHashPair.InputWords];
        uint[] rightSalt = new uint[BcryptHashPair.InputWords];
        uint[] leftHash = new uint[BcryptHashPair.OutputWords];
        uint[] rightHash = new uint[BcryptHashPair.OutputWords];
        byte[] hashBytes = new byte[BlockBytes];
        Array.Clear(left, 0, left.Length);
        Array.Clear(right, 0, right.Length);
        Hash(sha512, Numbered(salt, block), leftSalt);
        Hash(sha512, Numbered(salt, block + 1), rightSalt);
        for (int round = 0; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            hashes.Compute(password, leftSalt, rightSalt, leftHash, rightHash);
            for (int i = 0; i < left.Length; i++)
            {
                left[i] ^= leftHash[i];
                right[i] ^= rightHash[i];
            }

            ToLittleEndian(leftHash, hashBytes);
            Hash(sha512, hashBytes, leftSalt);
            ToLittleEndian(rightHash, hashBytes);
            Hash(sha512, hashBytes, rightSalt);
        }

        Secrets.Clear(hashBytes);
        Array.Clear(leftHash, 0, leftHash.Length);
        Array.Clear(rightHash, 0, rightHash.Length);
    }

    // Unlike PBKDF2, the bytes of a block do not stand together: byte i of block n goes to position i * blocks + n.
    private static void Spread(uint[] words, byte[] key, int block, int blocks)
    {
        for (int i = 0; i < BlockBytes && block < blocks; i++)
        {
            int position = (i * blocks) + block;
            if (position < key.Length)
            {
                key[position] = (byte)(words[i / 4] >> (8 * (i % 4)));
            }
        }
    }

    private static byte[] Numbered(byte[] salt, int block)
    {
        byte[] numbered = new byte[salt.Length + 4];
        Buffer.BlockCopy(salt, 0, numbered, 0, salt.Length);
        numbered[salt.Length] = (byte)(block >> 24);
        numbered[salt.Length + 1] = (byte)(block >> 16);
        numbered[salt.Length + 2] = (byte)(block >> 8);
        numbered[salt.Length + 3] = (byte)block;
        return numbered;
    }

    private static void Hash(SHA512 sha512, byte[] input, uint[] words)
    {
        byte[] digest = sha512.ComputeHash(input);
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = ((uint)digest[4 * i] << 24) | ((uint)digest[(4 * i) + 1] << 16) | ((uint)digest[(4 * i) + 2] << 8) | digest[(4 * i) + 3];
        }

        Secrets.Clear(digest);
    }

    private static void ToLittleEndian(uint[] words, byte[] bytes)
    {
        for (int i = 0; i < words.Length; i++)
        {
            bytes[4 * i] = (byte)words[i];
            bytes[(4 * i) + 1] = (byte)(words[i] >> 8);
            bytes[(4 * i) + 2] = (byte)(words[i] >> 16);
            bytes[(4 * i) + 3] = (byte)(words[i] >> 24);
        }
    }
}
