using System;
using System.Collections.Generic;
using SshAdmin.Core.AuthorizedKeys.Options;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.AuthorizedKeys.Document;

/// <summary>One key line of authorized_keys, understood.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Options">As written, one text each; none for a key that may do everything.</param>
/// <param name="Type">The key type as written.</param>
/// <param name="Blob">The key on the wire.</param>
/// <param name="KeyWhenAsked">See <see cref="Key"/>: taken apart only then, since a file may hold the same damaged key a thousand times.</param>
/// <param name="Comment">The rest of the line.</param>
internal sealed record KeyEntry(DocumentLine Line, IReadOnlyList<string> Options, string Type, byte[] Blob, Lazy<PublicKeyBlob?> KeyWhenAsked, string Comment)
{
    /// <summary>The key taken apart; <c>null</c> for a type that is not known here.</summary>
    public PublicKeyBlob? Key => KeyWhenAsked.Value;

    /// <summary>What fingerprints are made of: the blob, and of a certificate the certified key.</summary>
    public byte[] PlainBlob => Key is null ? Blob : CertificateReader.PlainBlob(Key);

    /// <summary>Why sshd lets nobody in by this line, in words to follow a colon; <c>null</c> for a line that works.</summary>
    public string? Fault => KeyOptionFaults.Find(Options);

    /// <summary>The key signs certificates and cannot sign in itself.</summary>
    public bool IsAuthority => KeyOptionText.Has(Options, "cert-authority");
}
