using System.Collections.Generic;

namespace SshAdmin.Core.Keys.Formats;

/// <summary>A key file as far as it can be read without a passphrase.</summary>
internal abstract class KeyFile
{
    public required SshKeyFormat Format { get; init; }

    /// <summary>The public half; <c>null</c> when the format hides it behind the passphrase.</summary>
    public required PublicKeyBlob? PublicKey { get; init; }

    /// <summary>The comment, where it can be read without a passphrase.</summary>
    public KeyComment Comment { get; init; } = KeyComment.None;

    /// <summary>What was odd about the file, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
