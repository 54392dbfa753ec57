using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Keys;

/// <summary>A key file, described. Never holds a secret.</summary>
public sealed class SshKey
{
    internal SshKey()
    {
    }

    /// <summary>The file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The same, for the pipeline: a name with brackets is a name there, no wildcard.</summary>
    public string LiteralPath => Path;

    /// <summary>The name of the file, and the line from the second on, for tables.</summary>
    public string Name => LineNumber is int line and > 1 ? PathParts.Name(Path) + ":" + line : PathParts.Name(Path);

    /// <summary>The folder of the file; <c>null</c> when the path names none.</summary>
    public string? Folder => PathParts.Folder(Path);

    /// <summary>The public key file beside a private key; <c>null</c> when there is none.</summary>
    public string? PublicKeyPath { get; internal set; }

    /// <summary>The line in the file, for files of many public keys.</summary>
    public int? LineNumber { get; internal set; }

    /// <summary>How the file is written.</summary>
    public SshKeyFormat Format { get; internal set; }

    /// <summary>The kind of key; <c>null</c> when the file hides it behind its passphrase.</summary>
    public SshKeyType? KeyType { get; internal set; }

    /// <summary>The size as ssh-keygen shows it.</summary>
    public int? Bits { get; internal set; }

    /// <summary>Kind and size as people say them, such as <c>RSA 3072</c> or <c>Ed25519</c>, for tables.</summary>
    public string TypeText => KeyTypeText.Of(KeyType, Bits);

    /// <summary><c>SHA256:</c> and base64, as ssh-keygen -l shows it.</summary>
    public string? Fingerprint { get; internal set; }

    /// <summary><c>MD5:</c> and pairs of digits, as ssh-keygen -l -E md5 shows it.</summary>
    public string? FingerprintMd5 { get; internal set; }

    /// <summary>The picture of the fingerprint, as ssh-keygen -lv shows it.</summary>
    public string? RandomArt { get; internal set; }

    /// <summary>The comment, as far as it can be read; control characters are escaped.</summary>
    public string Comment { get; internal set; } = "";

    /// <summary>The line for authorized_keys.</summary>
    public string? PublicKey { get; internal set; }

    /// <summary>Whether the file holds the private key.</summary>
    public bool IsPrivate { get; internal set; }

    /// <summary>Whether a passphrase protects the private key.</summary>
    public bool IsEncrypted { get; internal set; }

    /// <summary>Both in one word: <c>public</c>, <c>private</c> for a private key that lies open, or <c>encrypted</c>.</summary>
    public string Holds => !IsPrivate ? "public" : IsEncrypted ? "encrypted" : "private";

    /// <summary>How the private key is encrypted.</summary>
    public string? Cipher { get; internal set; }

    /// <summary>How the passphrase becomes a key, for example <c>bcrypt</c> or <c>Argon2id</c>.</summary>
    public string? Kdf { get; internal set; }

    /// <summary>How often: bcrypt rounds, Argon2 passes, PBKDF2 iterations, scrypt cost.</summary>
    public long? KdfRounds { get; internal set; }

    /// <summary>The memory that the derivation takes, in KiB.</summary>
    public int? KdfMemoryKiB { get; internal set; }

    /// <summary>The certificate, when the file is one.</summary>
    public SshCertificate? Certificate { get; internal set; }

    /// <summary>How much the key still protects.</summary>
    public SshAlgorithmRating Rating { get; internal set; } = SshAlgorithmRating.Unknown;

    /// <summary>Why it is rated so, and what to know about it.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>What was odd about the file, one sentence each.</summary>
    public string[] Remarks { get; internal set; } = [];

    /// <summary>The clients that read a file of this format and type, with the versions from which on they do.</summary>
    public string[] ReadableBy { get; internal set; } = [];

    /// <summary>The fingerprint, or the path where there is none.</summary>
    public override string ToString() => Fingerprint ?? Path;
}
