using System;
using System.Text.RegularExpressions;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Clients;

/// <summary>Which program a server is, read from its identification (RFC 4253 section 4.2) or known from its configuration.</summary>
internal sealed class ServerProgram
{
    internal const string OpenSsh = "OpenSSH";
    internal const string OpenSshForWindows = "OpenSSH for Windows";
    internal const string Dropbear = "Dropbear";

    private static readonly Regex OpenSshPattern = new(@"^OpenSSH_(?<windows>for_Windows_)?(?<version>[0-9]{1,3}(\.[0-9]{1,3}){0,3})(p[0-9]{1,2})?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex DropbearPattern = new(@"^dropbear_(?<version>[0-9]{4}\.[0-9]{1,3})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private ServerProgram(string? name, ClientVersion? version, string text)
    {
        Name = name;
        Version = version;
        Text = text;
    }

    /// <summary>One of the names above; <c>null</c> for any other program.</summary>
    internal string? Name { get; }

    internal ClientVersion? Version { get; }

    /// <summary>The identification after <c>SSH-2.0-</c>, with its comment.</summary>
    internal string Text { get; }

    internal bool IsOpenSsh => Name is OpenSsh or OpenSshForWindows;

    internal static ServerProgram Of(ServerOffer offer)
    {
        if (offer.Identification is not string text)
        {
            ClientVersion? configured = ClientVersion.TryParse(offer.ConfigurationVersion);
            return new ServerProgram(configured is null ? null : offer.ConfigurationIsWindows ? OpenSshForWindows : OpenSsh, configured, string.Empty);
        }

        foreach (string prefix in new[] { "SSH-2.0-", "SSH-1.99-" })
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                text = text.Substring(prefix.Length);
                break;
            }
        }

        Match openSsh = OpenSshPattern.Match(text);
        if (openSsh.Success)
        {
            return new ServerProgram(openSsh.Groups["windows"].Success ? OpenSshForWindows : OpenSsh, ClientVersion.TryParse(openSsh.Groups["version"].Value), text);
        }

        Match dropbear = DropbearPattern.Match(text);
        return dropbear.Success
            ? new ServerProgram(Dropbear, ClientVersion.TryParse(dropbear.Groups["version"].Value), text)
            : new ServerProgram(null, null, text);
    }

    internal bool IsOpenSshFrom(int major, int minor) =>
        IsOpenSsh && Version is not null && (Version.Major > major || (Version.Major == major && Version.Minor >= minor));

    internal bool IsOpenSshBefore(int major, int minor) => IsOpenSsh && Version is not null && !IsOpenSshFrom(major, minor);
}
