using System.Threading;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Primitives;

namespace SshAdmin.Core.Keys.Formats.Ppk;

/// <summary>A PPK file, its private part closed. The MAC is checked whether or not the file is encrypted.</summary>
internal sealed class PpkFile(PpkProtection protection, byte[] privateKey, byte[] mac) : PrivateKeyFile
{
    private const int BlockSize = 16;

    public override void Dispose() => Secrets.Clear(privateKey);

    protected override KeyPair Decrypt(byte[] passphrase, CancellationToken stop)
    {
        if (protection.Encrypted && (privateKey.Length == 0 || privateKey.Length % BlockSize != 0))
        {
            throw KeyFileErrors.Damaged($"its encrypted part has {privateKey.Length} bytes, which is no multiple of {BlockSize}");
        }

        using PpkSecrets secrets = PpkSecrets.Derive(protection, passphrase, stop);
        byte[] plain = (byte[])privateKey.Clone();
        try
        {
            if (protection.Encrypted)
            {
                using CbcCipher cipher = CbcCipher.Aes(encrypt: false, secrets.Key, secrets.Iv);
                cipher.Transform(plain, 0, plain, 0, plain.Length);
            }

            byte[] expected = secrets.ComputeMac(PublicKey!.Type, protection, Comment.Bytes, PublicKey.Blob, plain);
            if (!Secrets.FixedTimeEquals(expected, mac))
            {
                throw protection.Encrypted ? KeyFileErrors.PassphraseWrongOrDamaged() : KeyFileErrors.Damaged("its MAC does not fit; the file was changed");
            }

            KeyPair pair = PpkPrivatePart.Read(plain, PublicKey);
            pair.Comment = Comment;
            return pair;
        }
        finally
        {
            Secrets.Clear(plain);
        }
    }
}
