using System;

namespace SshAdmin.Core.Permissions;

/// <summary>A repair that was thought through and can be carried out.</summary>
internal sealed class PlannedRepair(SshKeyAclReport before, Func<SshKeyAclReport>? apply)
{
    /// <summary>The file as it is, with the changes that a repair makes.</summary>
    public SshKeyAclReport Before { get; } = before;

    /// <summary>Whether there is anything to change.</summary>
    public bool IsNeeded => apply is not null;

    /// <summary>Carries it out, reads back what the system kept, and judges that.</summary>
    /// <exception cref="Errors.SshAccessException">The account may not, or the volume did not keep it.</exception>
    public SshKeyAclReport Apply() => apply is null ? Before : apply();
}
