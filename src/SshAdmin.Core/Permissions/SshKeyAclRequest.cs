using System.Collections.Generic;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Core.Permissions;

/// <summary>What is asked about a file or a descriptor, beside itself.</summary>
internal sealed record SshKeyAclRequest
{
    /// <summary><c>null</c>: found from path and content.</summary>
    public SshFileKind? Kind { get; init; }

    /// <summary>The account it is for; <c>null</c>: the one that asks, or the owner.</summary>
    public Sid? User { get; init; }

    public IReadOnlyCollection<Sid> SidHistory { get; init; } = [];

    /// <summary><c>null</c>: what the token of this process says.</summary>
    public bool? Elevated { get; init; }

    /// <summary><c>null</c>: the module's own answer.</summary>
    public AclProfile? Profile { get; init; }

    /// <summary>Repair also what passes, and kinds that OpenSSH does not check.</summary>
    public bool Force { get; init; }
}
