using System;
using System.Collections.Generic;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Input;

/// <summary>A key that shall be able to sign in.</summary>
/// <param name="Key">The public key, never more.</param>
/// <param name="Options">Checked and in sshd's spelling.</param>
/// <param name="Comment">One line.</param>
internal sealed record KeyToAdd(PublicKeyBlob Key, IReadOnlyList<string> Options, string Comment)
{
    public bool IsAuthority => KeyOptionText.Has(Options, "cert-authority");

    /// <summary>What adding it is, in the words of a confirmation.</summary>
    public string Action => $"Add key {Fingerprint.Sha256(Key.Blob)} {DisplayText.Escape(Comment)}".TrimEnd();

    /// <summary>The line for authorized_keys, without its end.</summary>
    public string Line => (Options.Count == 0 ? "" : string.Join(",", Options) + " ")
        + $"{Key.Type} {Convert.ToBase64String(Key.Blob)}" + (Comment.Length == 0 ? "" : " " + Comment);
}
