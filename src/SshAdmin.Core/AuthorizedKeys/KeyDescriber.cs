using System;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>Turns entries into what commands write. Pure.</summary>
internal static class KeyDescriber
{
    public static SshAuthorizedKey Describe(string target, string path, KeyEntry entry, SshAuthorizedKeyStatus status)
    {
        SshAuthorizedKey described = new()
        {
            Target = target,
            Path = path,
            LineNumber = entry.Line.Number,
            Fingerprint = Fingerprint.Sha256(entry.PlainBlob),
            Comment = DisplayText.Escape(entry.Comment),
            Options = [.. entry.Options.Select(DisplayText.Escape)],
            Status = status,
            PublicKey = DisplayText.Escape($"{entry.Type} {Convert.ToBase64String(entry.Blob)} {entry.Comment}".TrimEnd()),
        };
        if (entry.Key is PublicKeyBlob key && KeyTypeNames.Find(key.PlainType) is KeyTypeName row)
        {
            (SshAlgorithmRating rating, string reason) = KeyRating.Of(key.PlainType, key.Bits);
            described.KeyType = row.Type;
            described.Bits = key.Bits;
            described.Rating = rating;
            described.Reason = reason;
        }

        return described;
    }

    /// <summary>A key that was added in that line.</summary>
    public static SshAuthorizedKey Describe(string target, string path, KeyToAdd key, int lineNumber, SshAuthorizedKeyStatus status) =>
        Describe(target, path, new KeyEntry(new DocumentLine(lineNumber, 0, 0, 0), key.Options, key.Key.Type, key.Key.Blob, new Lazy<PublicKeyBlob?>(() => key.Key), key.Comment), status);
}
