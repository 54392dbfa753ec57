using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>Who the lists of users and groups let in; auth.c checks DenyUsers, AllowUsers, DenyGroups and AllowGroups in this order.</summary>
internal static class LockOutLists
{
    internal static IEnumerable<RuleHit> DeniedUser(LockOutInput input) => User(input, "DenyUsers", MatchOutcome.Yes);

    internal static IEnumerable<RuleHit> NotAllowedUser(LockOutInput input) => User(input, "AllowUsers", MatchOutcome.No);

    internal static IEnumerable<RuleHit> UnknownUser(LockOutInput input) =>
        User(input, "DenyUsers", MatchOutcome.Unknown).Concat(User(input, "AllowUsers", MatchOutcome.Unknown))
            .Select(hit => hit with { Recommended = input.Connection.Address is null ? "give the address: -SignedInAs user@address" : "give the name with -ClientHost" });

    internal static IEnumerable<RuleHit> DeniedGroup(LockOutInput input) => Group(input, "DenyGroups", wanted: true);

    internal static IEnumerable<RuleHit> NotAllowedGroup(LockOutInput input) => input.Connection.Groups.Count == 0 ? [] : Group(input, "AllowGroups", wanted: false);

    internal static IEnumerable<RuleHit> UnknownGroups(LockOutInput input)
    {
        EffectiveSetting groups = input.Effective["AllowGroups"].Values.Count > 0 ? input.Effective["AllowGroups"] : input.Effective["DenyGroups"];
        return groups.Values.Count > 0 && input.Connection.Groups.Count == 0 ? [input.Rules.InForce(groups)] : [];
    }

    private static IEnumerable<RuleHit> User(LockOutInput input, string keyword, MatchOutcome outcome)
    {
        EffectiveSetting list = input.Effective[keyword];
        return list.Values.Count > 0 && list.Values.Max(pattern => Matches(pattern, input)) == outcome ? [input.InForce(list)] : [];
    }

    private static IEnumerable<RuleHit> Group(LockOutInput input, string keyword, bool wanted)
    {
        EffectiveSetting list = input.Effective[keyword];
        return list.Values.Count > 0 && list.Values.Any(pattern => input.Connection.Groups.Any(group => IsMatch(group, pattern, input))) == wanted ? [input.InForce(list)] : [];
    }

    private static MatchOutcome Matches(string pattern, LockOutInput input)
    {
        int at = pattern.IndexOf('@');
        return !IsMatch(input.SignIn.User, at < 0 ? pattern : pattern.Substring(0, at), input) ? MatchOutcome.No
            : at < 0 ? MatchOutcome.Yes
            : From(pattern.Substring(at + 1).Split(','), input);
    }

    /// <summary>match.c match_host_and_ip: a negated element spoils all, otherwise address or name may match.</summary>
    private static MatchOutcome From(string[] elements, LockOutInput input)
    {
        ConnectionContext connection = input.Connection;
        string list = string.Join(",", elements);
        int byAddress = connection.Address is null ? 0 : AddressPattern.MatchList(connection.Address, list);
        int byName = connection.Host is null ? 0 : HostPattern.MatchList(connection.Host, list, ignoreCase: true);
        if (byAddress < 0 || byName < 0)
        {
            return MatchOutcome.No;
        }

        bool IsOpen(string element) => AddressPattern.MayBeName(element) ? input.UsesNames && connection.Host is null : connection.Address is null;
        bool open = elements.Any(element => IsOpen(element) && element.StartsWith("!", StringComparison.Ordinal));
        bool matches = byAddress + byName > 0 || elements.Contains("*");
        return matches ? (open ? MatchOutcome.Unknown : MatchOutcome.Yes)
            : elements.Any(element => IsOpen(element) && !element.StartsWith("!", StringComparison.Ordinal)) ? MatchOutcome.Unknown
            : MatchOutcome.No;
    }

    private static bool IsMatch(string name, string pattern, LockOutInput input) =>
        input.Rules.IsWindows ? HostPattern.IsMatch(name.ToLowerInvariant(), pattern.ToLowerInvariant()) : HostPattern.IsMatch(name, pattern);
}
