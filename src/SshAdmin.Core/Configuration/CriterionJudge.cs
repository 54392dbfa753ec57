using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>Whether a connection meets one criterion of a Match line (servconf.c match_cfg_line).</summary>
internal static class CriterionJudge
{
    private static readonly IReadOnlyDictionary<string, string> Parameters = new Dictionary<string, string>
    {
        ["user"] = "-User",
        ["group"] = "-Group",
        ["host"] = "-ClientHost",
        ["address"] = "-Address",
        ["localaddress"] = "-LocalAddress",
        ["localport"] = "-LocalPort",
        ["version"] = "-ServerVersion with the whole release, as ssh -V prints it",
    };

    /// <summary>Without a connection, as when sshd reads its file first, only the release is known and the rest is taken for not met.</summary>
    internal static MatchOutcome InGeneral(MatchCriterion criterion, ReleaseName release) => criterion.Name switch
    {
        "all" => MatchOutcome.Yes,
        "version" => release.MatchList(criterion.Argument),
        _ => MatchOutcome.No,
    };

    internal static MatchOutcome Judge(MatchCriterion criterion, ConnectionContext connection, ReleaseName release, bool windows)
    {
        string list = criterion.Argument;
        return criterion.Name switch
        {
            "invalid-user" => connection.InvalidUser ? MatchOutcome.Yes : MatchOutcome.No,
            "user" => Known(connection.User, user => HostPattern.MatchList(user, list, windows) == 1),
            "group" => connection.Groups.Count == 0 ? MatchOutcome.Unknown : Known(connection.User, _ => MatchesGroup(connection.Groups, list, windows)),
            "host" => Known(connection.Host, host => HostPattern.MatchList(host, list, ignoreCase: true) == 1),
            "address" => Known(connection.Address, address => AddressPattern.MatchList(address, list) == 1),
            "localaddress" => Known(connection.LocalAddress, address => AddressPattern.MatchList(address, list) == 1),
            "localport" => PortName.Read(list) is not int port ? MatchOutcome.Unknown : Known(connection.LocalPort, own => own == port),
            "rdomain" => Known(connection.RoutingDomain, domain => HostPattern.MatchList(domain, list) == 1),
            _ => InGeneral(criterion, release),
        };
    }

    /// <summary>The parameter that decides a criterion; <c>null</c> when there is none.</summary>
    internal static string? Parameter(MatchCriterion criterion) => Parameters.TryGetValue(criterion.Name, out string? name) ? name : null;

    /// <summary>groupaccess.c ga_match_pattern_list: one negated match spoils all.</summary>
    internal static bool MatchesGroup(IReadOnlyList<string> groups, string list, bool ignoreCase)
    {
        int[] matches = [.. groups.Select(group => HostPattern.MatchList(group, list, ignoreCase))];
        return matches.Any(match => match > 0) && !matches.Any(match => match < 0);
    }

    private static MatchOutcome Known<T>(T? value, Func<T, bool> matches) =>
        value is null ? MatchOutcome.Unknown : matches(value) ? MatchOutcome.Yes : MatchOutcome.No;
}
