using System;
using System.Threading;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Material;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>A private key file, still closed. Disposing it clears what it holds of a key that is not encrypted.</summary>
internal abstract class PrivateKeyFile : KeyFile, IDisposable
{
    public required KeyProtection Protection { get; init; }

    public bool IsEncrypted => Protection.IsEncrypted;

    /// <summary>How messages name the file; set by the reader.</summary>
    public string Name { get; set; } = "";

    /// <summary>What else the file holds that somebody may need, such as a certificate; <c>null</c> when there is nothing. Set by the reader.</summary>
    public string? OtherContent { get; set; }

    /// <summary>Decrypts, checks and returns the key pair.</summary>
    /// <param name="passphrase">UTF-8 bytes, not cleared here; passed over when the file is not encrypted.</param>
    /// <param name="stop">Ends a long key derivation.</param>
    /// <exception cref="SshInputException">KeyPassphraseNeeded, KeyPassphraseWrong, KeyFileDamaged or KeyFormatUnsupported.</exception>
    /// <exception cref="SshPolicyException">KeyDerivationTooCostly.</exception>
    public KeyPair Open(byte[]? passphrase, CancellationToken stop) => KeyFileReader.Named(Name, () =>
    {
        if (IsEncrypted && passphrase is null or { Length: 0 })
        {
            throw KeyFileErrors.PassphraseNeeded();
        }

        return Decrypt(passphrase ?? [], stop);
    });

    public abstract void Dispose();

    protected abstract KeyPair Decrypt(byte[] passphrase, CancellationToken stop);
}
