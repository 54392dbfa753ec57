using System;
using System.Threading;
using SshAdmin.Core.Keys.Ciphers;
using SshAdmin.Core.Keys.Formats.Pem;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.OpenSsh;

/// <summary>Writes openssh-key-v1 files as ssh-keygen does: aes256-ctr with bcrypt, or not encrypted.</summary>
internal static class OpenSshKeyWriter
{
    /// <param name="pair">The key.</param>
    /// <param name="passphrase">UTF-8, or <c>null</c> to leave the key open.</param>
    /// <param name="rounds">bcrypt rounds.</param>
    /// <param name="stop">Ends the key derivation.</param>
    public static byte[] Write(KeyPair pair, byte[]? passphrase, int rounds, CancellationToken stop)
    {
        KeyCipher cipher = KeyCipher.Find(passphrase is null ? KeyCipher.None : KeyCipher.Default)!;
        byte[] section = OpenSshPrivateSection.Write(pair, RandomBytes.Create(4), cipher.BlockSize);
        using SshWriter writer = new(4096);
        writer.WriteRaw(OpenSshKeyFormat.Magic()).WriteString(cipher.Name);
        if (passphrase is null)
        {
            writer.WriteString(OpenSshKeyFormat.NoKdf).WriteString("");
        }
        else
        {
            byte[] salt = RandomBytes.Create(OpenSshKeyFormat.SaltSize);
            byte[] options = new SshWriter().WriteString(salt).WriteUInt32((uint)rounds).ToArray();
            writer.WriteString(OpenSshKeyFormat.Kdf).WriteString(options);
            Encrypt(cipher, passphrase, salt, rounds, section, stop);
        }

        writer.WriteUInt32(1).WriteString(pair.PublicKey.Blob).WriteString(section);
        byte[] data = writer.ToArray();
        Secrets.Clear(section);
        try
        {
            return PemWriter.Write(OpenSshKeyFormat.Label, data, OpenSshKeyFormat.LineLength);
        }
        finally
        {
            Secrets.Clear(data);
        }
    }

    private static void Encrypt(KeyCipher cipher, byte[] passphrase, byte[] salt, int rounds, byte[] section, CancellationToken stop)
    {
        byte[] secret = BcryptPbkdf.Derive(passphrase, salt, rounds, cipher.KeySize + cipher.IvSize, stop);
        byte[] key = new byte[cipher.KeySize];
        byte[] iv = new byte[cipher.IvSize];
        Buffer.BlockCopy(secret, 0, key, 0, key.Length);
        Buffer.BlockCopy(secret, key.Length, iv, 0, iv.Length);
        using (AesCtr ctr = new(key, iv))
        {
            ctr.Transform(section, 0, section, 0, section.Length);
        }

        Secrets.Clear(secret);
        Secrets.Clear(key);
        Secrets.Clear(iv);
    }
}
