using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Permissions.Rules;

/// <summary>One row per version of OpenSSH for Windows in which the rules changed.</summary>
internal static class AclProfiles
{
    public static readonly IReadOnlyList<AclProfile> Rows =
    [
        new(new Version(7, 7), TrustsInstaller: false, KnowsSidHistory: false, AccessMasks.ChangeContent),
        new(new Version(8, 0), TrustsInstaller: false, KnowsSidHistory: true, AccessMasks.ChangeContent), // PR 375
        new(new Version(8, 1), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeContent), // PR 409: client configuration
        new(new Version(8, 6), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeContent), // PR 481, 483: authorized_keys, ssh_config
        new(new Version(8, 9), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeContent),
        new(new Version(9, 4), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeContent), // PR 686: folders
        new(new Version(10, 0), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeContent), // PR 761: folders only logged
        new(new Version(10, 4), TrustsInstaller: true, KnowsSidHistory: true, AccessMasks.ChangeAnything), // PR 833
    ];

    /// <summary>The module's own answer: what the newest version says, and what it leaves out.</summary>
    public static readonly AclProfile Module = Rows[Rows.Count - 1] with { IsModule = true };

    /// <summary>The rules that a version follows: those of the last change up to it.</summary>
    /// <param name="text">Such as <c>9.5</c>, <c>9.5p2</c> or <c>OpenSSH_for_Windows_9.5</c>.</param>
    /// <exception cref="SshInputException">No version, or one before 7.7.</exception>
    public static AclProfile Parse(string text)
    {
        Match match = Regex.Match(text, @"^(?:OpenSSH_(?:for_Windows_)?)?v?([0-9]{1,4})(?:\.([0-9]{1,4}))?(?:[.p].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        if (!match.Success)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"'{DisplayText.Escape(text)}' is no OpenSSH version; write it like 8.1 or 9.5.", text);
        }

        Version version = new(Number(1), match.Groups[2].Success ? Number(2) : 0);
        return Rows.LastOrDefault(row => row.Version <= version)
            ?? throw new SshInputException(ErrorReason.InvalidArgument, $"The rules of OpenSSH for Windows {version} are not known here; the first version with them is {Rows[0].Version}.", text);

        int Number(int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }
}
