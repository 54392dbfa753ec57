using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Keys;

namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>A key that may sign in: one line of authorized_keys.</summary>
public sealed class SshAuthorizedKey
{
    internal SshAuthorizedKey()
    {
    }

    /// <summary>Whose file it is: <c>user@host</c> or <c>user@host:port</c> for a server, the account or the path on this computer.</summary>
    public string Target { get; internal set; } = "";

    /// <summary>The file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string LiteralPath => Path;

    /// <summary>The line in the file, from 1; for a removed key, where it stood.</summary>
    public int LineNumber { get; internal set; }

    /// <summary>The kind of key; <c>null</c> for one that is not known here.</summary>
    public SshKeyType? KeyType { get; internal set; }

    /// <summary>The size as ssh-keygen shows it.</summary>
    public int? Bits { get; internal set; }

    /// <summary>Kind and size as people say them, such as <c>RSA 3072</c> or <c>Ed25519</c>, for tables.</summary>
    public string TypeText => KeyTypeText.Of(KeyType, Bits);

    /// <summary><c>SHA256:</c> and base64, as ssh-keygen -l shows it.</summary>
    public string Fingerprint { get; internal set; } = "";

    /// <summary>The comment; control characters are escaped.</summary>
    public string Comment { get; internal set; } = "";

    /// <summary>What the key is restricted to, one option each as sshd(8) lists them; none for a key that may do everything.</summary>
    public string[] Options { get; internal set; } = [];

    /// <summary>What is so, or what was done.</summary>
    public SshAuthorizedKeyStatus Status { get; internal set; }

    /// <summary>Whether the server accepted the key afterwards; <c>null</c> when that was not tried.</summary>
    public bool? Verified { get; internal set; }

    /// <summary>Both in a word or two: <c>Added</c>, <c>Added works</c> where the server then took the key, or <c>Added refused</c> where it did not.</summary>
    public string StatusText => Verified is not bool works ? Status.ToString() : Status + (works ? " works" : " refused");

    /// <summary>The comment, and the options in brackets, for tables.</summary>
    public string NoteText => (Options.Length == 0 ? Comment : Comment + " (" + string.Join(", ", Options) + ")").Trim();

    /// <summary>The line without its options: type, key, comment.</summary>
    public string PublicKey { get; internal set; } = "";

    /// <summary>How much the key still protects.</summary>
    public SshAlgorithmRating Rating { get; internal set; } = SshAlgorithmRating.Unknown;

    /// <summary>Why it is rated so.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>The fingerprint.</summary>
    public override string ToString() => Fingerprint;
}
