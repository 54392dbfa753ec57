namespace SshAdmin.Core.AuthorizedKeys;

/// <summary>What is so about a key in authorized_keys, or what was done with it.</summary>
public enum SshAuthorizedKeyStatus
{
    /// <summary>It stands in the file.</summary>
    Present,

    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was to be added and stood there before; no second line was written.</summary>
    AlreadyPresent,

    /// <summary>It was removed.</summary>
    Removed,
}
