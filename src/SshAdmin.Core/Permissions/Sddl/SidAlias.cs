using SshAdmin.Core.Permissions.Descriptors;

namespace SshAdmin.Core.Permissions.Sddl;

/// <summary>One two-letter alias of SDDL.</summary>
/// <param name="Alias">The letters.</param>
/// <param name="Sid">Whom it stands for; <c>null</c> when that depends on the machine or domain.</param>
/// <param name="RelativeId">Then the account's number within that machine or domain.</param>
/// <param name="Name">The English account name, for display only.</param>
internal sealed record SidAlias(string Alias, Sid? Sid, uint RelativeId, string Name)
{
    public SidAlias(string alias, string name, ulong authority, params uint[] subAuthorities)
        : this(alias, new Sid(authority, subAuthorities), 0, name)
    {
    }

    public SidAlias(string alias, string name, int relativeId)
        : this(alias, null, (uint)relativeId, name)
    {
    }
}
