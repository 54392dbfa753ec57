using System;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>How one version of OpenSSH for Windows, or this module, judges.</summary>
/// <param name="Version">From this version on.</param>
/// <param name="TrustsInstaller">TrustedInstaller may own files and have entries.</param>
/// <param name="KnowsSidHistory">An entry for an earlier SID of the user counts as the user's own.</param>
/// <param name="WriteMask">The rights that count as writing.</param>
/// <param name="IsModule">The module's own answer: generic rights mapped, readability asked, remarks made.</param>
internal sealed record AclProfile(Version Version, bool TrustsInstaller, bool KnowsSidHistory, uint WriteMask, bool IsModule = false)
{
    public CheckMode ModeFor(FileKindRule rule) => IsModule ? rule.Module : rule.ModeIn(Version);
}
