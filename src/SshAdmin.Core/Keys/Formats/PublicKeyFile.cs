namespace SshAdmin.Core.Keys.Formats;

/// <summary>One public key or certificate of a file.</summary>
internal sealed class PublicKeyFile : KeyFile
{
    /// <summary>Where it stands in the file, from 1.</summary>
    public required int LineNumber { get; init; }
}
