using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Input;

/// <summary>Reads the keys that a user names, as text or as files of any format. Only public halves leave this class.</summary>
/// <param name="options">Asked for besides those that a line brings itself.</param>
/// <param name="comment">Instead of the key's own; <c>null</c> to keep that.</param>
/// <param name="allowWeak">Take keys that protect too little, too.</param>
internal sealed class KeyInput(IEnumerable<string> options, string? comment, bool allowWeak)
{
    private readonly IReadOnlyList<string> _options = KeyOptionList.Parse(options);

    /// <summary>Keys given as text: lines, or an RFC 4716 block.</summary>
    /// <exception cref="SshPolicyException">PrivateKeyGiven, KeyTooWeak.</exception>
    /// <exception cref="SshInputException">No key, or a damaged one.</exception>
    public IReadOnlyList<KeyToAdd> FromText(string text) => FromText(text, []);

    /// <summary>The same, for keys whose options were written apart from them, as <see cref="SshAuthorizedKey"/> has them.</summary>
    /// <exception cref="SshPolicyException">PrivateKeyGiven, KeyTooWeak.</exception>
    /// <exception cref="SshInputException">No key, or a damaged one; KeyOptionInvalid: an option cannot be written, or was changed to be shown.</exception>
    public IReadOnlyList<KeyToAdd> FromText(string text, IReadOnlyList<string> shownOptions)
    {
        if (PrivateKeyMarks.IsIn(text))
        {
            throw new SshPolicyException(
                ErrorReason.PrivateKeyGiven,
                "STOP: this is a PRIVATE key. It was not used, sent or stored here, but it now stands in the command history and perhaps in a transcript: clear those, and replace the key if others can read them. Give the public key (the .pub line), or name the file with -PublicKeyPath.");
        }

        try
        {
            return Read("the given public key", Encoding.UTF8.GetBytes(text), null, shownOptions);
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.KeyFormatUnknown)
        {
            // It may be a line out of the middle of a private key, so nothing of it is repeated.
            throw new SshInputException(e.Reason, "The given text is no public key: that begins with its type, such as ssh-ed25519, or with options in front of it.", "the given public key");
        }
    }

    /// <summary>Keys of a file: public in any format, or the public half of a private key.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="SshAdminException">The file cannot be read, or holds no key whose public half can be seen.</exception>
    public IReadOnlyList<KeyToAdd> FromFile(string path)
    {
        byte[] content = KeyFileSource.Read(path);
        try
        {
            return Read(path, content, path, []);
        }
        finally
        {
            Secrets.Clear(content);
        }
    }

    private IReadOnlyList<KeyToAdd> Read(string name, byte[] content, string? path, IReadOnlyList<string> shownOptions)
    {
        IReadOnlyList<KeyFile> files = KeyFileReader.Read(name, content);
        try
        {
            return files.All(file => file.Format == SshKeyFormat.OpenSshPublic)
                ? FromLines(name, content, files.Count, shownOptions)
                : files.Select(file => FromKeyFile(name, file, path, shownOptions)).ToArray();
        }
        finally
        {
            foreach (IDisposable file in files.OfType<IDisposable>())
            {
                file.Dispose();
            }
        }
    }

    // The key file reader passes over options; the document keeps them.
    private IReadOnlyList<KeyToAdd> FromLines(string name, byte[] content, int count, IReadOnlyList<string> shownOptions)
    {
        KeyToAdd[] keys = AuthorizedKeysDocument.Parse(content).Keys.Select(entry => Create(name, entry.Key!, [.. entry.Options, .. shownOptions.Select(option => AsWritten(entry.Key!, option))], entry.Comment)).ToArray();
        return keys.Length == count ? keys : throw new SshInputException(
            ErrorReason.KeyFileDamaged,
            $"'{name}' has a line that sshd does not understand: look for a quote that is not closed in front of the key.",
            name);
    }

    private KeyToAdd FromKeyFile(string name, KeyFile file, string? path, IReadOnlyList<string> shownOptions)
    {
        PublicKeyFile? beside = file is PrivateKeyFile && path is not null ? PublicCompanion.Read(path) : null;
        PublicKeyBlob key = file.PublicKey ?? beside?.PublicKey ?? throw new SshInputException(
            ErrorReason.KeyPassphraseNeeded,
            $"'{name}' hides its public half behind the passphrase, and there is no .pub file beside it. Write one with Convert-SshKey or ssh-keygen -y, and name that.",
            name);
        return Create(name, key, [.. shownOptions.Select(option => AsWritten(key, option))], (file.Comment.IsEmpty ? beside?.Comment ?? KeyComment.None : file.Comment).LineText);
    }

    private KeyToAdd Create(string name, PublicKeyBlob key, IReadOnlyList<string> ownOptions, string ownComment)
    {
        if (key.IsCertificate)
        {
            // auth2-pubkeyfile.c: a certificate matches lines of its authority only, never a line that holds it.
            throw new SshInputException(
                ErrorReason.KeyFormatUnsupported,
                $"'{name}' is a certificate, and sshd takes no certificate from authorized_keys. Add the key itself, or the authority's public key with -Option 'cert-authority'.",
                name);
        }

        RequireStrong(name, key);
        CommentText.Require(comment ?? "");
        return new KeyToAdd(key, OptionsOf(key, [.. ownOptions, .. _options]), CommentText.ForLine(comment ?? ownComment));
    }

    // Of many keys in a pipeline, the error has to say which one.
    private static IReadOnlyList<string> OptionsOf(PublicKeyBlob key, IEnumerable<string> options)
    {
        try
        {
            return KeyOptionList.Parse(options);
        }
        catch (SshInputException e) when (e.Reason == ErrorReason.KeyOptionInvalid)
        {
            throw new SshInputException(e.Reason, $"{Fingerprint.Sha256(key.Blob)} was not added: {e.Message}", e.Input, e);
        }
    }

    // A control character shows as its number; written like that, a command would be another one.
    private static string AsWritten(PublicKeyBlob key, string shown) => !DisplayText.IsEscaped(shown) ? shown : throw new SshInputException(
        ErrorReason.KeyOptionInvalid,
        $"{Fingerprint.Sha256(key.Blob)} was not added: its option '{shown}' holds characters that can only be shown by their number. Take the line from the file itself, and give it with -PublicKey.",
        shown);

    private void RequireStrong(string name, PublicKeyBlob key)
    {
        (SshAlgorithmRating rating, string reason) = KeyRating.Of(key.PlainType, key.Bits);
        if (!allowWeak && rating is SshAlgorithmRating.Weak or SshAlgorithmRating.Broken)
        {
            throw new SshPolicyException(
                ErrorReason.KeyTooWeak,
                $"{char.ToUpperInvariant(name[0])}{name.Substring(1)} is too weak to let anybody in with: {reason} Make a new Ed25519 key; -Force registers this one all the same.",
                name);
        }
    }
}
