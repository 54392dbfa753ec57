using System.Collections.Generic;
using System.Threading;
using SshAdmin.Core.Keys.Material;

namespace SshAdmin.Core.Keys.Formats.Pem;

/// <summary>Reads PKCS#1, SEC 1 and PKCS#8 files. The open ones are read at once, because they show their public half no other way.</summary>
internal static class PemKeyReader
{
    public static PrivateKeyFile Read(PemBlock block, IReadOnlyList<string> remarks)
    {
        if (block.Label == Pkcs8.EncryptedLabel)
        {
            Pbes2 encryption = Pbes2.Read(block.Data);
            return new EncryptedPemFile(encryption.Decrypt, Pkcs8.Read)
            {
                Format = SshKeyFormat.Pkcs8,
                PublicKey = null,
                Remarks = remarks,
                Protection = new KeyProtection(encryption.Cipher.Name, encryption.Kdf.Name, encryption.Kdf.Rounds, encryption.Kdf.MemoryKiB),
            };
        }

        SshKeyFormat format = block.Label == Pkcs8.Label ? SshKeyFormat.Pkcs8 : SshKeyFormat.Pem;
        DekInfo? dekInfo = format == SshKeyFormat.Pem ? DekInfo.Read(block) : null;
        if (dekInfo is not null)
        {
            byte[] encrypted = (byte[])block.Data.Clone();
            return new EncryptedPemFile((passphrase, _) => dekInfo.Decrypt(passphrase, encrypted), data => ReadPlain(block.Label, data))
            {
                Format = format,
                PublicKey = null,
                Remarks = remarks,
                Protection = new KeyProtection(dekInfo.Cipher.Name.ToLowerInvariant(), "MD5", 1),
            };
        }

        using KeyPair pair = ReadPlain(block.Label, block.Data);
        byte[] data = (byte[])block.Data.Clone();
        return new OpenPemFile(block.Label, data)
        {
            Format = format,
            PublicKey = pair.PublicKey,
            Remarks = remarks,
            Protection = KeyProtection.None,
        };
    }

    private static KeyPair ReadPlain(string label, byte[] data) => label switch
    {
        Pkcs1.Label => Pkcs1.Read(data),
        Sec1.Label => Sec1.Read(data),
        _ => Pkcs8.Read(data),
    };

    private delegate byte[] Decryption(byte[] passphrase, CancellationToken stop);

    private delegate KeyPair Decoding(byte[] data);

    private sealed class OpenPemFile(string label, byte[] data) : PrivateKeyFile
    {
        public override void Dispose() => Text.Secrets.Clear(data);

        protected override KeyPair Decrypt(byte[] passphrase, CancellationToken stop) => ReadPlain(label, data);
    }

    private sealed class EncryptedPemFile(Decryption decrypt, Decoding decode) : PrivateKeyFile
    {
        public override void Dispose()
        {
        }

        protected override KeyPair Decrypt(byte[] passphrase, CancellationToken stop)
        {
            byte[] plain = decrypt(passphrase, stop);
            try
            {
                return decode(plain);
            }
            catch (Errors.SshInputException e) when (e.Reason == Errors.ErrorReason.KeyFileDamaged)
            {
                // One wrong passphrase in 256 leaves padding that looks right and content that makes no sense.
                throw KeyFileErrors.PassphraseWrongOrDamaged();
            }
            finally
            {
                Text.Secrets.Clear(plain);
            }
        }
    }
}
