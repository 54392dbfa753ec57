using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Permissions.Descriptors;
using SshAdmin.Core.Permissions.Sddl;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What is known of the account that a file is judged for.</summary>
internal sealed record AclSubject
{
    /// <summary>The user; <c>null</c> when nobody in particular.</summary>
    public Sid? User { get; init; }

    /// <summary>Earlier SIDs of the user, which resolve to the same account.</summary>
    public IReadOnlyCollection<Sid> SidHistory { get; init; } = [];

    /// <summary>The user acts with a full administrator token.</summary>
    public bool Elevated { get; init; }

    /// <summary>Finds the display name of a SID; <c>null</c> for one that nobody knows.</summary>
    public Func<Sid, string?> NameOf { get; init; } = SidAliases.NameOf;

    /// <summary>The user of a file in that role.</summary>
    public Sid? UserOf(FileRole role) => role switch
    {
        FileRole.MachineForServer => WellKnownSids.LocalSystem,
        FileRole.MachineFolder => null,
        _ => User,
    };

    /// <summary>Everyone whose entries apply to the account that opens a file in that role; <c>null</c> when that account is not known.</summary>
    public IReadOnlyCollection<Sid>? ReaderOf(FileRole role)
    {
        bool isServer = role is FileRole.UserForServer or FileRole.MachineForServer or FileRole.AnyAdministrator;
        if (role == FileRole.MachineFolder || (!isServer && User is null))
        {
            return null;
        }

        if (isServer || User!.Equals(WellKnownSids.LocalSystem))
        {
            return [WellKnownSids.LocalSystem, WellKnownSids.Administrators, WellKnownSids.Everyone, WellKnownSids.AuthenticatedUsers];
        }

        List<Sid> token = [User, WellKnownSids.Everyone, WellKnownSids.AuthenticatedUsers, WellKnownSids.Users, WellKnownSids.Interactive, .. SidHistory];
        if (Elevated)
        {
            token.Add(WellKnownSids.Administrators);
        }

        return token;
    }

    public string Display(Sid sid) => NameOf(sid) is string name ? $"{name} ({sid})" : sid.ToString();
}
