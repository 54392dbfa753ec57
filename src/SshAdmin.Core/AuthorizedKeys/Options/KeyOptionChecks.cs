using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>What sshd asks of the values of options. Each says in half a sentence what is wrong, or returns <c>null</c>. Pure.</summary>
/// <remarks>sshd drops a line with a wrong value, or refuses every login that matches it, so that a mistake here locks a key out.</remarks>
internal static class KeyOptionChecks
{
    private static readonly Regex VariableName = new("^[A-Za-z0-9_]+=", RegexOptions.CultureInvariant);
    private static readonly Regex Time = new("^[0-9]{8}([0-9]{4}([0-9]{2})?)?Z?$", RegexOptions.CultureInvariant);
    private static readonly Regex TunnelNumber = new("^(any|[0-9]{1,9})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly string[] TimeForms = ["yyyyMMdd", "yyyyMMddHHmm", "yyyyMMddHHmmss"];

    public static string? Command(string value) => value.Trim().Length == 0 ? "a command must not be empty" : null;

    public static string? Principals(string value) =>
        value.Split(',').All(name => name.Trim().Length > 0) ? null : "principals are names with commas between them";

    // auth-options.c, handle_env: a name of letters, digits and underscores, then '='.
    public static string? Environment(string value) => VariableName.IsMatch(value) ? null : "an environment setting is NAME=value, with letters, digits and underscores in the name";

    // misc.c, parse_absolute_time: YYYYMMDD[Z] or YYYYMMDDHHMM[SS][Z].
    public static string? ExpiryTime(string value)
    {
        bool isTime = Time.IsMatch(value)
            && DateTime.TryParseExact(value.TrimEnd('Z'), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            && time.Year >= 1970;
        return isTime ? null : "a time is YYYYMMDD or YYYYMMDDHHMM[SS], with Z at its end for UTC (OpenSSH 9.1 and later)";
    }

    // match.c and addrmatch.c: patterns of names and addresses, ! in front excludes, CIDR blocks without host bits.
    public static string? From(string value)
    {
        foreach (string entry in value.Split(','))
        {
            string pattern = entry.StartsWith("!", StringComparison.Ordinal) ? entry.Substring(1) : entry;
            if (pattern.Length == 0 || pattern.Any(char.IsWhiteSpace))
            {
                return "sources are names, patterns or addresses with commas and no blanks between them";
            }

            if (pattern.IndexOf('/') >= 0 && !AddressBlock.IsSound(pattern))
            {
                return $"'{pattern}' is no address block: write the network's first address, a slash and its length, such as 203.0.113.0/24";
            }
        }

        return value.Split(',').All(entry => entry.StartsWith("!", StringComparison.Ordinal)) ? "it only excludes, so that nobody could sign in; add a source that is allowed, such as *" : null;
    }

    // channels.c and servconf.c: host:port, [address]:port; * for any port; hosts may be patterns.
    public static string? PermitOpen(string value) =>
        TrySplitPort(value, out string host, out string port) && host.Length > 0 && IsPort(port) ? null : "a destination is host:port, [IPv6 address]:port or host:*";

    public static string? PermitListen(string value) =>
        IsPort(value) || (TrySplitPort(value, out _, out string port) && IsPort(port)) ? null : "a listening address is port, host:port or [IPv6 address]:port";

    // misc.c, a2tun: a pair of numbers is for the Tunnel setting of ssh_config, and sshd drops a line with one.
    public static string? Tunnel(string value) => TunnelNumber.IsMatch(value) ? null : "a tunnel is a device number or any";

    private static bool IsPort(string text) => text == "*"
        || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65535);

    private static bool TrySplitPort(string value, out string host, out string port)
    {
        int cut = value.LastIndexOf(':');
        host = cut < 0 ? value : value.Substring(0, cut);
        port = cut < 0 ? "" : value.Substring(cut + 1);
        bool isBracketed = host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']';
        return cut >= 0 && (isBracketed || host.IndexOf(':') < 0) && !value.Any(char.IsWhiteSpace);
    }
}
