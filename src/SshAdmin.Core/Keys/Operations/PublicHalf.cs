using System.Collections.Generic;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Material;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys.Operations;

/// <summary>The public half of a key file of any kind, private files included as far as they show it without a passphrase.</summary>
internal static class PublicHalf
{
    /// <param name="path">An absolute path.</param>
    /// <exception cref="SshAdminException">The file cannot be read, holds not exactly one key, or hides its public half.</exception>
    public static PublicKeyBlob Read(string path)
    {
        byte[] content = KeyFileSource.Read(path);
        try
        {
            IReadOnlyList<KeyFile> keys = KeyFileReader.Read(path, content);
            try
            {
                return keys.Count == 1
                    ? Of(path, keys[0])
                    : throw new SshInputException(ErrorReason.InvalidArgument, $"'{path}' holds {keys.Count} keys; give a file with one.", path);
            }
            finally
            {
                foreach (KeyFile key in keys)
                {
                    (key as PrivateKeyFile)?.Dispose();
                }
            }
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private static PublicKeyBlob Of(string path, KeyFile key)
    {
        if ((key.PublicKey ?? PublicCompanion.Read(path)?.PublicKey) is PublicKeyBlob shown)
        {
            return shown;
        }

        if (key is not PrivateKeyFile { IsEncrypted: false } open)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{path}' shows its public half only with the passphrase; give the .pub file of the key.", path);
        }

        using KeyPair pair = open.Open(null, CancellationToken.None);
        return pair.PublicKey;
    }
}
