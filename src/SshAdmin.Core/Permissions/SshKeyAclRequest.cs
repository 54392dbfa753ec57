using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Text;

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

    /// <summary>Judge for the account that asks, in whose home ever the file lies: root uses a key of somebody else.</summary>
    public bool IsCallers { get; init; }

    /// <summary>From what a user typed.</summary>
    /// <param name="kind">The kind, if named.</param>
    /// <param name="userSid">A SID (S-1-...) or one of SDDL's aliases, such as <c>SY</c>.</param>
    /// <param name="sidHistory">The same for earlier SIDs.</param>
    /// <param name="elevated">Whether the user acts with a full administrator token, if said.</param>
    /// <param name="openSshVersion">A version of OpenSSH for Windows, if its own answer is wanted.</param>
    /// <param name="force">Repair what passes, too.</param>
    /// <exception cref="SshInputException">No SID, or no known version.</exception>
    public static SshKeyAclRequest Create(SshFileKind? kind, string? userSid, IEnumerable<string>? sidHistory = null, bool? elevated = null, string? openSshVersion = null, bool force = false) => new()
    {
        Kind = kind,
        User = userSid is null ? null : ParseSid(userSid),
        SidHistory = (sidHistory ?? []).Select(ParseSid).ToArray(),
        Elevated = elevated,
        Profile = openSshVersion is null ? null : AclProfiles.Parse(openSshVersion),
        Force = force,
    };

    private static Sid ParseSid(string text) => Sid.TryParse(text.Trim().TrimStart('*')) ?? SidAliases.Find(text.Trim())?.Sid
        ?? throw new SshInputException(ErrorReason.InvalidArgument, $"'{DisplayText.Escape(text)}' is no SID. A SID starts with S-1-; 'whoami /user' shows one's own, and names are not taken because they depend on language and machine.", text);
}
