namespace SshAdmin.Core.Keys;

/// <summary>Knows which clients read which key files.</summary>
internal interface IKeyFileReaders
{
    /// <summary>Client names with version bounds, ready to show.</summary>
    string[] ReadersOf(SshKeyFormat format, SshKeyType? type, bool encrypted);
}
