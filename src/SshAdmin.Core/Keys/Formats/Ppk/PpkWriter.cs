using System;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>Writes PPK files as puttygen does.</summary>
internal static class PpkWriter
{
    private const int LineLength = 64;
    private const int BlockSize = 16;

    /// <param name="pair">The key.</param>
    /// <param name="passphrase">UTF-8, or <c>null</c> to leave the key open.</param>
    /// <param name="protection">Version and derivation; encrypted exactly when there is a passphrase.</param>
    /// <param name="stop">Ends the key derivation.</param>
    public static byte[] Write(KeyPair pair, byte[]? passphrase, PpkProtection protection, CancellationToken stop = default)
    {
        byte[] comment = pair.Comment.LineBytes;
        byte[] publicKey = pair.PublicKey.Blob;
        byte[] privateKey = PpkPrivatePart.Write(pair);
        using PpkSecrets secrets = PpkSecrets.Derive(protection, passphrase ?? [], stop);
        if (protection.Encrypted)
        {
            privateKey = Pad(privateKey);
        }

        byte[] mac = secrets.ComputeMac(pair.Type, protection, comment, publicKey, privateKey);
        if (protection.Encrypted)
        {
            using CbcCipher cipher = CbcCipher.Aes(encrypt: true, secrets.Key, secrets.Iv);
            cipher.Transform(privateKey, 0, privateKey, 0, privateKey.Length);
        }

        using SshWriter file = new(4096);
        Line(file, $"{PpkReader.Mark}{protection.Version}: {pair.Type}");
        Line(file, $"Encryption: {protection.EncryptionName}");
        file.WriteRaw(Encoding.ASCII.GetBytes("Comment: ")).WriteRaw(comment).WriteByte((byte)'\n');
        Block(file, "Public-Lines", publicKey);
        WriteArgon2(file, protection.Argon2);
        Block(file, "Private-Lines", privateKey);
        Line(file, "Private-MAC: " + Hex(mac));
        Secrets.Clear(privateKey);
        return file.ToArray();
    }

    private static void WriteArgon2(SshWriter file, PpkArgon2? argon2)
    {
        if (argon2 is null)
        {
            return;
        }

        Line(file, $"Key-Derivation: {argon2.Name}");
        Line(file, FormattableString.Invariant($"Argon2-Memory: {argon2.MemoryKiB}"));
        Line(file, FormattableString.Invariant($"Argon2-Passes: {argon2.Passes}"));
        Line(file, FormattableString.Invariant($"Argon2-Parallelism: {argon2.Parallelism}"));
        Line(file, "Argon2-Salt: " + Hex(argon2.Salt));
    }

    // The padding is taken from the SHA-1 of the plain text: not secret, and the same for the same key.
    private static byte[] Pad(byte[] plain)
    {
        byte[] padded = new byte[(plain.Length + BlockSize - 1) / BlockSize * BlockSize];
        byte[] filler = Hashes.Compute(HashAlgorithmName.SHA1, plain);
        Buffer.BlockCopy(plain, 0, padded, 0, plain.Length);
        Buffer.BlockCopy(filler, 0, padded, plain.Length, padded.Length - plain.Length);
        Secrets.Clear(plain);
        Secrets.Clear(filler);
        return padded;
    }

    private static void Block(SshWriter file, string countName, byte[] data)
    {
        Line(file, FormattableString.Invariant($"{countName}: {Base64Lines.LineCount(data.Length, LineLength)}"));
        Base64Lines.Encode(file, data, LineLength);
    }

    private static void Line(SshWriter file, string text) => file.WriteRaw(Encoding.ASCII.GetBytes(text)).WriteByte((byte)'\n');

    private static string Hex(byte[] bytes) => BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
}
