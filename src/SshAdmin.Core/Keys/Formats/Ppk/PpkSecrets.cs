using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>Cipher key, initial vector and MAC key of a PPK file (PuTTY manual, appendix C). Disposing clears them.</summary>
internal sealed class PpkSecrets : IDisposable
{
    private const int KeySize = 32;
    private const int IvSize = 16;
    private const int MacKeySize = 32;

    private readonly HashAlgorithmName _macHash;

    private PpkSecrets(HashAlgorithmName macHash, byte[] key, byte[] iv, byte[] macKey)
    {
        _macHash = macHash;
        Key = key;
        Iv = iv;
        MacKey = macKey;
    }

    public byte[] Key { get; }

    public byte[] Iv { get; }

    public byte[] MacKey { get; }

    public static PpkSecrets Derive(PpkProtection protection, byte[] passphrase, CancellationToken stop = default)
    {
        if (protection.Version == 2)
        {
            return DeriveVersion2(protection.Encrypted ? passphrase : []);
        }

        return protection.Argon2 is null
            ? new PpkSecrets(HashAlgorithmName.SHA256, [], [], [])
            : DeriveVersion3(protection.Argon2, passphrase, stop);
    }

    /// <summary>The MAC covers every field, so that neither type, comment nor public key can be exchanged.</summary>
    public byte[] ComputeMac(string type, PpkProtection protection, byte[] comment, byte[] publicKey, byte[] privateKey)
    {
        using SshWriter writer = new(2048);
        writer.WriteString(type).WriteString(protection.EncryptionName).WriteString(comment).WriteString(publicKey).WriteString(privateKey);
        byte[] data = writer.ToArray();
        byte[] mac = Hmac.Compute(_macHash, MacKey, data);
        Secrets.Clear(data);
        return mac;
    }

    public void Dispose()
    {
        Secrets.Clear(Key);
        Secrets.Clear(Iv);
        Secrets.Clear(MacKey);
    }

    // Key: SHA-1 of (uint32 0, passphrase) and of (uint32 1, passphrase), cut to 32 bytes; the IV is zero.
    private static PpkSecrets DeriveVersion2(byte[] passphrase)
    {
        byte[] first = Sha1(new byte[] { 0, 0, 0, 0 }, passphrase);
        byte[] second = Sha1(new byte[] { 0, 0, 0, 1 }, passphrase);
        byte[] key = new byte[KeySize];
        Buffer.BlockCopy(first, 0, key, 0, first.Length);
        Buffer.BlockCopy(second, 0, key, first.Length, KeySize - first.Length);
        Secrets.Clear(first);
        Secrets.Clear(second);
        byte[] macKey = Sha1(Encoding.ASCII.GetBytes("putty-private-key-file-mac-key"), passphrase);
        return new PpkSecrets(HashAlgorithmName.SHA1, key, new byte[IvSize], macKey);
    }

    private static PpkSecrets DeriveVersion3(PpkArgon2 argon2, byte[] passphrase, CancellationToken stop)
    {
        KdfLimits.CheckArgon2(argon2.MemoryKiB, argon2.Passes, argon2.Parallelism);
        byte[] derived = Argon2.Derive(
            argon2.Variant, passphrase, argon2.Salt, argon2.MemoryKiB, argon2.Passes, argon2.Parallelism, KeySize + IvSize + MacKeySize, stop: stop);
        byte[] key = new byte[KeySize];
        byte[] iv = new byte[IvSize];
        byte[] macKey = new byte[MacKeySize];
        Buffer.BlockCopy(derived, 0, key, 0, KeySize);
        Buffer.BlockCopy(derived, KeySize, iv, 0, IvSize);
        Buffer.BlockCopy(derived, KeySize + IvSize, macKey, 0, MacKeySize);
        Secrets.Clear(derived);
        return new PpkSecrets(HashAlgorithmName.SHA256, key, iv, macKey);
    }

    private static byte[] Sha1(byte[] prefix, byte[] passphrase)
    {
        using SshWriter writer = new(64);
        return Hashes.Compute(HashAlgorithmName.SHA1, writer.WriteRaw(prefix).WriteRaw(passphrase));
    }
}
