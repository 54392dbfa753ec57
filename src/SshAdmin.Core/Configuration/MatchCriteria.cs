using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>The criteria of one Match line, all of which have to hold (servconf.c match_cfg_line).</summary>
internal sealed class MatchCriteria
{
    private static readonly string[] WithArgument = ["user", "group", "host", "address", "localaddress", "localport", "rdomain", "version"];

    private MatchCriteria(IReadOnlyList<MatchCriterion> all, string? error, bool tooNew)
    {
        All = all;
        Error = error;
        IsTooNew = tooNew;
    }

    internal IReadOnlyList<MatchCriterion> All { get; }

    /// <summary>Why sshd refuses the line; <c>null</c> when it takes it.</summary>
    internal string? Error { get; }

    internal bool IsTooNew { get; }

    internal bool MatchesEverybody => All.Count == 1 && All[0].Name == "all";

    internal static MatchCriteria Read(ConfigurationLine line, SshdVersion version)
    {
        // Up to 9.5 the line was split as a keyword is, since 9.9 as its arguments are.
        IReadOnlyList<string> words = version.AtLeast("9.9") ? line.Words ?? [] : LineLexer.OldArguments(line.Tail, splitEquals: true);
        List<MatchCriterion> criteria = [];
        for (int at = 0; at < words.Count && words[at].Length > 0 && words[at][0] != '#'; at++)
        {
            string word = words[at];
            int equals = version.AtLeast("9.9") ? word.IndexOf('=') : -1;
            string name = (equals > 0 ? word.Substring(0, equals) : word).ToLowerInvariant();
            if (name == "all")
            {
                bool alone = criteria.Count == 0 && (at + 1 == words.Count || words[at + 1].Length == 0 || words[at + 1][0] == '#');
                return alone ? new([new(name, string.Empty)], null, false) : Wrong("Match all stands alone; take the other criteria away.");
            }

            if (name == "invalid-user" && version.AtLeast("9.9"))
            {
                criteria.Add(new(name, string.Empty));
                continue;
            }

            if (name == "invalid-user" || (name == "version" && version.Before("10.0")))
            {
                return new([], $"Match {name} needs OpenSSH {(name == "version" ? "10.0" : "9.9")}; sshd {version} does not know it and does not start.", true);
            }

            string? argument = equals > 0 ? word.Substring(equals + 1) : ++at < words.Count ? words[at] : null;
            if (string.IsNullOrEmpty(argument) || argument![0] == '#')
            {
                return Wrong($"Match {word} has nothing to compare with; write it as in Match User alice,bob.");
            }

            if (Check(name, word, argument) is string error)
            {
                return Wrong(error);
            }

            criteria.Add(new(name, argument));
        }

        return criteria.Count == 0 ? Wrong("Match has no criterion; write it as in Match User alice.") : new(criteria, null, false);
    }

    /// <summary>Whether a connection meets every criterion; what is not known of it does not match.</summary>
    internal bool Applies(ConnectionContext? context, SshdVersion version, SshServerPlatform platform) =>
        MatchesEverybody || (context is not null && All.All(criterion => Applies(criterion, context, version, platform == SshServerPlatform.Windows)));

    public override string ToString() => string.Join(" ", All.Select(criterion => (criterion.Name + " " + criterion.Argument).TrimEnd()));

    private static bool Applies(MatchCriterion criterion, ConnectionContext context, SshdVersion version, bool windows)
    {
        string list = criterion.Argument;
        return criterion.Name switch
        {
            "invalid-user" => context.InvalidUser,
            "user" => context.User is not null && HostPattern.MatchList(context.User, list, windows) == 1,
            "group" => context.User is not null && MatchesGroup(context.Groups, list, windows),
            "host" => context.Host is not null && HostPattern.MatchList(context.Host, list, ignoreCase: true) == 1,
            "address" => context.Address is not null && AddressPattern.MatchList(context.Address, list) == 1,
            "localaddress" => context.LocalAddress is not null && AddressPattern.MatchList(context.LocalAddress, list) == 1,
            "localport" => context.LocalPort == ValueReader.PortNumber(list),
            "rdomain" => context.RoutingDomain is not null && HostPattern.MatchList(context.RoutingDomain, list) == 1,
            "version" => HostPattern.MatchList("OpenSSH_" + version.Major.ToString(CultureInfo.InvariantCulture) + "." + version.Minor.ToString(CultureInfo.InvariantCulture), list) == 1,
            _ => false,
        };
    }

    /// <summary>groupaccess.c ga_match_pattern_list: one negated match spoils all.</summary>
    internal static bool MatchesGroup(IReadOnlyList<string> groups, string list, bool ignoreCase)
    {
        bool found = false;
        foreach (string group in groups)
        {
            int match = HostPattern.MatchList(group, list, ignoreCase);
            if (match < 0)
            {
                return false;
            }

            found |= match > 0;
        }

        return found;
    }

    private static string? Check(string name, string word, string argument) =>
        !WithArgument.Contains(name) ? $"\"{word}\" is no criterion of a Match line in sshd_config; there are User, Group, Host, Address, LocalAddress, LocalPort, RDomain and All."
        : name is "address" or "localaddress" && !AddressPattern.IsValid(argument) ? $"\"{argument}\" holds something that is no network: bits are set behind its length, or a part is empty."
        : name == "localport" && ValueReader.PortNumber(argument) < 0 ? $"Match LocalPort takes one port, not \"{argument}\"."
        : null;

    private static MatchCriteria Wrong(string error) => new([], error, false);
}
