using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>What OpenSSH for Windows asks of one kind of file, and the form a repair gives it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Role">Whose file it is and who opens it.</param>
/// <param name="Module">What this module asks: the newest rule, and for kinds that are never checked a rule of its own.</param>
/// <param name="History">From which version on OpenSSH asks what; before the first, nothing.</param>
/// <param name="Repair">The entries a repair writes; <c>{user}</c> is the user.</param>
/// <param name="Source">The caller of the check in OpenSSH.</param>
internal sealed record FileKindRule(SshFileKind Kind, FileRole Role, CheckMode Module, IReadOnlyList<(Version Since, CheckMode Mode)> History, string Repair, string Source)
{
    /// <summary>No version of OpenSSH looks at it.</summary>
    public bool IsAdvisory => History.Count == 0;

    public CheckMode ModeIn(Version version)
    {
        CheckMode mode = CheckMode.None;
        foreach ((Version Since, CheckMode Mode) entry in History)
        {
            mode = version >= entry.Since ? entry.Mode : mode;
        }

        return mode;
    }
}
