using System.Threading;
using SshAdmin.Core.Keys.Ciphers;
using SshAdmin.Core.Keys.Kdf;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Formats.OpenSsh;

/// <summary>An openssh-key-v1 file: one key, its private section closed.</summary>
internal sealed class OpenSshKeyFile(KeyCipher cipher, byte[] salt, uint rounds, byte[] encrypted) : PrivateKeyFile
{
    public override void Dispose() => Secrets.Clear(encrypted);

    protected override KeyPair Decrypt(byte[] passphrase, CancellationToken stop)
    {
        byte[] section = IsEncrypted ? DecryptSection(passphrase, stop) : (byte[])encrypted.Clone();
        try
        {
            return OpenSshPrivateSection.Read(section, PublicKey!, IsEncrypted);
        }
        finally
        {
            Secrets.Clear(section);
        }
    }

    private byte[] DecryptSection(byte[] passphrase, CancellationToken stop)
    {
        KdfLimits.CheckBcrypt(rounds);
        byte[] secret = BcryptPbkdf.Derive(passphrase, salt, (int)rounds, cipher.KeySize + cipher.IvSize, stop);
        try
        {
            return KeyDecryption.Decrypt(cipher, secret, encrypted) ?? throw KeyFileErrors.PassphraseWrongOrDamaged();
        }
        finally
        {
            Secrets.Clear(secret);
        }
    }
}
