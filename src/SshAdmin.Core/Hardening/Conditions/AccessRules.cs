using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on who may sign in apply.</summary>
internal static class AccessRules
{
    private static readonly string[] Lists = ["AllowUsers", "AllowGroups", "DenyUsers", "DenyGroups"];

    internal static IEnumerable<RuleHit> AccessLimit(RuleInput input)
    {
        if (Lists.All(list => input.Effective[list].Values.Count == 0))
        {
            RuleHit hit = new() { Path = input.Configuration.MainPath, Keyword = "AllowGroups", Text = "AllowUsers, AllowGroups, DenyUsers and DenyGroups are not set" };
            yield return input.IsWindows ? hit with { Recommended = "AllowGroups administrators \"openssh users\"" } : hit;
        }
    }

    internal static IEnumerable<RuleHit> AccessUnknownName(RuleInput input) =>
        Unknown(input, "AllowUsers", input.Facts.Users).Concat(Unknown(input, "AllowGroups", input.Facts.Groups));

    internal static IEnumerable<RuleHit> AccessDenyAll(RuleInput input) =>
        input.Lines("DenyUsers").Concat(input.Lines("DenyGroups")).Where(entry => entry.Values.Any(value => value.Split('@')[0].Trim('*').Length == 0 && value.Split('@').Skip(1).All(host => host.Trim('*').Length == 0)))
            .Select(entry => RuleHit.At(entry, "The pattern matches everybody."));

    internal static IEnumerable<RuleHit> AccessWinCase(RuleInput input)
    {
        foreach (ConfigurationEntry entry in Lists.SelectMany(input.Lines))
        {
            string? upper = entry.Values.FirstOrDefault(value => value.Any(char.IsUpper) && !value.StartsWith("S-1-", StringComparison.Ordinal));
            string? principal = entry.Keyword.EndsWith("Users", StringComparison.Ordinal) ? entry.Values.FirstOrDefault(value => value.IndexOf('@') > 0 && value.IndexOf('.') > value.IndexOf('@') && value.Substring(value.IndexOf('@') + 1).Any(char.IsLetter)) : null;
            if (upper is not null || principal is not null)
            {
                yield return RuleHit.At(entry, upper is not null ? $"\"{upper}\" holds capital letters." : $"\"{principal}\" is read as a user and the host that the user comes from.") with { Recommended = upper is null ? null : entry.Line.Text.Trim().Replace(upper, upper.ToLowerInvariant()) };
            }
        }

        foreach (ConfigurationEntry entry in input.Lines("Match"))
        {
            MatchCriterion? name = entry.Scope!.Criteria.All.FirstOrDefault(criterion => criterion.Name is "user" or "group" && criterion.Argument.Any(char.IsUpper) && !criterion.Argument.StartsWith("S-1-", StringComparison.Ordinal));
            if (name is not null)
            {
                yield return RuleHit.At(entry, $"\"{name.Argument}\" holds capital letters.") with { Recommended = entry.Line.Text.Trim().Replace(name.Argument, name.Argument.ToLowerInvariant()) };
            }
        }
    }

    private static IEnumerable<RuleHit> Unknown(RuleInput input, string keyword, IReadOnlyCollection<string>? known)
    {
        if (known is null)
        {
            yield break;
        }

        foreach (ConfigurationEntry entry in input.Lines(keyword))
        {
            foreach (string name in entry.Values.Select(value => keyword == "AllowUsers" ? value.Split('@')[0] : value).Where(name => !HostPattern.HasWildcard(name) && !known.Contains(name, input.IsWindows ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)))
            {
                yield return RuleHit.At(entry, $"The server has no {(keyword == "AllowUsers" ? "account" : "group")} {name}.");
            }
        }
    }
}
