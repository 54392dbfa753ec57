using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.AuthorizedKeys.Options;

/// <summary>Why sshd lets nobody in by a line with such options. Pure.</summary>
/// <remarks>
/// sshd passes over a line that sshauthopt_parse (auth-options.c) does not take, and one whose from= it cannot read matches
/// nobody. Add asks for more (<see cref="KeyOptionChecks"/>); here only what sshd itself refuses counts, so that no line that
/// works is called broken.
/// </remarks>
internal static class KeyOptionFaults
{
    private static readonly Regex Time = new("^[0-9]{4}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(([01][0-9]|2[0-3])[0-5][0-9]([0-5][0-9]|60)?)?(Z|UTC)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex Destination = new(@"^(\[[^\]]*\]|[^\[:/][^:/]*)?[:/](?<port>[^:/]*)$", RegexOptions.CultureInvariant);
    private static readonly Regex ServiceName = new("^[A-Za-z0-9._+-]*[A-Za-z][A-Za-z0-9._+-]*$", RegexOptions.CultureInvariant);

    /// <param name="options">As written in the line.</param>
    /// <returns>A sentence without its end; <c>null</c> where sshd takes them all.</returns>
    public static string? Find(IReadOnlyList<string> options)
    {
        if (options.Select(OfOne).FirstOrDefault(fault => fault is not null) is string fault)
        {
            return fault;
        }

        string? twice = options.GroupBy(KeyOptionText.NameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1 && !KeyOptionRows.Find(group.Key)!.CanRepeat)?.Key;
        return twice is not null ? $"'{twice}' stands in it twice"
            : KeyOptionText.Has(options, "principals") && !KeyOptionText.Has(options, "cert-authority") ? "'principals' is for certificate authorities only"
            : null;
    }

    public static string? Nothing(string value) => null;

    // misc.c, parse_absolute_time; mktime takes 31 February for 3 March.
    public static string? ExpiryTime(string value) => Time.IsMatch(value) ? null : "its value is no time";

    // addrmatch.c, addr_match_list: an empty entry, or a block with bits beyond its mask, ends the whole list.
    public static string? From(string value)
    {
        string[] entries = value.Split(',');
        string[] patterns = [.. entries.Select(entry => entry.StartsWith("!", StringComparison.Ordinal) ? entry.Substring(1) : entry)];
        return patterns.Contains("") ? "it has an empty entry"
            : patterns.FirstOrDefault(AddressBlock.HasBitsBeyondMask) is string block ? $"'{DisplayText.Escape(block)}' has bits beyond its mask"
            : entries.Any(entry => entry[0] != '!' && (entry.IndexOf('/') < 0 || AddressBlock.IsSound(entry))) ? null
            : "nothing that it names can match";
    }

    // auth-options.c, handle_permit, and misc.c, hpdelim2. A service may be one that only the server knows.
    public static string? PermitOpen(string value) =>
        Destination.Match(value) is { Success: true } match && MayBePort(match.Groups["port"].Value) ? null : "its value is no host and port";

    public static string? PermitListen(string value) => value.IndexOf(':') >= 0 ? PermitOpen(value)
        : MayBePort(value) ? null : "its value is no port";

    private static string? OfOne(string option)
    {
        string name = KeyOptionText.NameOf(option);
        string shown = DisplayText.Escape(name);
        if (KeyOptionRows.Find(name) is not KeyOptionRow row)
        {
            return $"sshd knows no option '{shown}'";
        }

        bool hasValue = name.Length < option.Length;
        if (hasValue != row.TakesValue)
        {
            return $"the option '{shown}' {(row.TakesValue ? "needs a value" : "takes no value")}";
        }

        return !hasValue ? null
            : KeyOptionText.Unquote(option.Substring(name.Length + 1)) is not string value ? $"the value of '{shown}' is not one text in double quotes"
            : row.FaultOf(value) is string fault ? $"the option '{shown}' cannot be used: {fault}"
            : null;
    }

    private static bool MayBePort(string text) => text == "*" || ServiceName.IsMatch(text)
        || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65535);
}
