using System.Collections.Generic;

namespace SshAdmin.Core.Platform.Unix;

/// <summary>What the system knows about its accounts.</summary>
internal interface IUnixAccounts
{
    /// <summary>The account that this process acts as.</summary>
    uint Self { get; }

    UnixAccount? Find(uint user);

    UnixAccount? Find(string name);

    /// <summary>The accounts that can be listed at a small price; directory services may know more, by name.</summary>
    IReadOnlyList<UnixAccount> Local { get; }

    /// <summary>All groups of an account.</summary>
    IReadOnlyCollection<uint> GroupsOf(UnixAccount account);
}
