using System.Collections.Generic;
using System.Threading;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>Describes key files: the work of Get-SshKey.</summary>
internal sealed class KeyReading(IKeyFileReaders? readers = null)
{
    /// <param name="path">An absolute path.</param>
    /// <param name="passphrase">Opens an encrypted key, so that it is verified whole; <c>null</c> to look at the outside only.</param>
    /// <param name="stop">Ends a long key derivation.</param>
    /// <exception cref="Errors.SshAdminException">The file cannot be read, or the passphrase does not open it.</exception>
    public IReadOnlyList<SshKey> Run(string path, Passphrase? passphrase, CancellationToken stop)
    {
        byte[] content = KeyFileSource.Read(path);
        try
        {
            List<SshKey> keys = [];
            foreach (KeyFile file in KeyFileReader.Read(path, content))
            {
                keys.Add(file is PrivateKeyFile privateKey ? Describe(path, privateKey, passphrase, stop) : Describe(path, file));
            }

            return keys;
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private SshKey Describe(string path, KeyFile file) => KeyDescription.Describe(path, file, file.PublicKey, file.Comment, file.Remarks, readers);

    private SshKey Describe(string path, PrivateKeyFile file, Passphrase? passphrase, CancellationToken stop)
    {
        using (file)
        {
            List<string> remarks = new(file.Remarks);
            PublicKeyFile? beside = PublicCompanion.Read(path);
            PublicKeyBlob? publicKey = file.PublicKey;
            KeyComment comment = file.Comment;
            if (!file.IsEncrypted || passphrase is not null)
            {
                // Opening checks every part of the file, the MAC of a PPK file included.
                using KeyPair pair = file.Open(passphrase?.Bytes, stop);
                publicKey = pair.PublicKey;
                comment = pair.Comment;
            }

            bool same = beside is not null && publicKey is not null && Secrets.FixedTimeEquals(beside.PublicKey!.Blob, publicKey.Blob);
            if (publicKey is null && beside is not null)
            {
                publicKey = beside.PublicKey;
                remarks.Add("The public half is taken from the .pub file beside it, because the private key shows none without its passphrase.");
                same = true;
            }
            else if (beside is not null && !same)
            {
                remarks.Add($"The file '{PublicCompanion.PathOf(path)}' beside it is the public half of another key; ssh.exe goes by that file and fails.");
            }

            if (comment.IsEmpty && same)
            {
                comment = beside!.Comment;
            }

            SshKey key = KeyDescription.Describe(path, file, publicKey, comment, remarks, readers);
            key.PublicKeyPath = beside is null ? null : PublicCompanion.PathOf(path);
            return key;
        }
    }
}
