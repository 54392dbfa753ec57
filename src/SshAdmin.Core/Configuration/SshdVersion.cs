using System;
using System.Globalization;
using System.Text.RegularExpressions;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Configuration;

/// <summary>The OpenSSH release whose rules a configuration is read by.</summary>
internal sealed class SshdVersion
{
    // Accepts 9.2, 9.2p1, OpenSSH_9.2p1 Debian-2+deb12u10, OpenSSH_for_Windows_9.5p1 and SSH-2.0-OpenSSH_8.7.
    private static readonly Regex Pattern = new(
        @"^(?:SSH-2\.0-)?(?:OpenSSH[_ ](?<windows>for_Windows_)?)?v?(?<major>[0-9]{1,3})\.(?<minor>[0-9]{1,3})(?:\.[0-9]{1,5}){0,2}(?<build>p[0-9]{1,2})?(?<rest>[ ,_-].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    private SshdVersion(int major, int minor, string text)
    {
        Major = major;
        Minor = minor;
        Text = text;
    }

    internal int Major { get; }

    internal int Minor { get; }

    /// <summary>As it was written.</summary>
    internal string Text { get; }

    /// <summary>A build without a distribution's suffix was named (9.2p1, not 9.2 or 9.2p1 Debian-2): no later fix is in it.</summary>
    internal bool IsUpstreamBuild { get; private set; }

    /// <summary>Debian and Ubuntu change a few defaults.</summary>
    internal bool IsDebian { get; private set; }

    internal bool NamesWindows { get; private set; }

    /// <summary>The newest release whose rules are known.</summary>
    internal static SshdVersion NewestKnown { get; } = Parse("10.5");

    /// <summary>The newest release of Microsoft's fork whose rules are known.</summary>
    internal static SshdVersion NewestKnownOnWindows { get; } = Parse("9.8");

    /// <summary>The part from <c>p</c> on, such as <c>p2</c> or <c>p2 Debian-5</c>; <c>null</c> when no build was named.</summary>
    private string? Build { get; set; }

    /// <summary>What <c>Match version</c> sees, as far as the text tells.</summary>
    internal ReleaseName Release(SshServerPlatform platform) =>
        new((NamesWindows || platform == SshServerPlatform.Windows ? "OpenSSH_for_Windows_" : "OpenSSH_") + this + Build, Build is not null);

    internal int Key => (Major * 100) + Minor;

    internal bool AtLeast(string version) => Key >= KeyOf(version);

    internal bool Before(string version) => Key < KeyOf(version);

    /// <summary>A table's version such as 8.7 or 2.1.1 as a number that can be compared.</summary>
    internal static int KeyOf(string version)
    {
        // Called for every line: no splitting, no parsing.
        int major = 0;
        int minor = 0;
        int at = 0;
        for (; at < version.Length && version[at] != '.'; at++)
        {
            major = (major * 10) + (version[at] - '0');
        }

        for (at++; at < version.Length && version[at] != '.'; at++)
        {
            minor = (minor * 10) + (version[at] - '0');
        }

        return (major * 100) + minor;
    }

    /// <exception cref="SshInputException">The text names no version.</exception>
    internal static SshdVersion Parse(string text)
    {
        string trimmed = (text ?? string.Empty).Trim();
        Match match = Pattern.Match(trimmed.Length <= 200 ? trimmed : string.Empty);
        if (!match.Success)
        {
            throw new SshInputException(ErrorReason.InvalidArgument, $"\"{trimmed}\" is not an OpenSSH version; give it as in 9.2 or OpenSSH_8.7.", text);
        }

        string rest = match.Groups["rest"].Value;
        int major = int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture);
        int minor = int.Parse(match.Groups["minor"].Value, CultureInfo.InvariantCulture);
        return new SshdVersion(major, minor, trimmed)
        {
            IsUpstreamBuild = match.Groups["build"].Success && rest.Trim().Length == 0,
            IsDebian = rest.IndexOf("debian", StringComparison.OrdinalIgnoreCase) >= 0 || rest.IndexOf("ubuntu", StringComparison.OrdinalIgnoreCase) >= 0,
            NamesWindows = match.Groups["windows"].Success,
            Build = match.Groups["build"].Success ? match.Groups["build"].Value + rest.Split(',')[0].TrimEnd() : null,
        };
    }

    public override string ToString() => Major.ToString(CultureInfo.InvariantCulture) + "." + Minor.ToString(CultureInfo.InvariantCulture);
}
