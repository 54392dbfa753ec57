using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>What decides about a sign-in and cannot be told from what was given.</summary>
internal static class LockOutUnknowns
{
    private static readonly HashSet<string> Access = new(StringComparer.OrdinalIgnoreCase)
    {
        "AllowUsers", "AllowGroups", "DenyUsers", "DenyGroups", "PermitRootLogin", "RefuseConnection", "AuthenticationMethods",
        "PasswordAuthentication", "PubkeyAuthentication", "KbdInteractiveAuthentication", "ChallengeResponseAuthentication", "HostbasedAuthentication", "GSSAPIAuthentication", "KerberosAuthentication",
        "AuthorizedKeysFile", "AuthorizedKeysCommand", "AuthorizedPrincipalsFile", "AuthorizedPrincipalsCommand", "TrustedUserCAKeys", "RevokedKeys",
        "PubkeyAcceptedAlgorithms", "PubkeyAuthOptions", "HostbasedAcceptedAlgorithms", "CASignatureAlgorithms", "RequiredRSASize", "MaxAuthTries", "MaxSessions",
    };

    // They leave the sign-in as it is, and may leave nothing to do with it.
    private static readonly HashSet<string> Session = new(StringComparer.OrdinalIgnoreCase) { "ForceCommand", "ChrootDirectory", "PermitTTY" };

    /// <summary>Each block that may or may not apply and sets something that decides.</summary>
    internal static IEnumerable<RuleHit> Blocks(LockOutInput input)
    {
        IReadOnlyList<ConfigurationEntry> entries = input.Rules.Configuration.Entries;
        ILookup<MatchScope, string> set = entries.Where(entry => entry.Scope is not null && Decides(entry, input)).ToLookup(entry => entry.Scope!, entry => entry.Keyword);
        foreach (IGrouping<MatchScope, string> block in set.Where(block => block.Key.Judge(input.Connection) == MatchOutcome.Unknown))
        {
            MatchCriterion[] open = [.. block.Key.Undecided(input.Connection)];
            yield return new RuleHit
            {
                Path = block.Key.Path,
                Line = block.Key.Line.Number,
                Text = block.Key.Line.Text,
                Severity = block.Any(Access.Contains) ? SshFindingSeverity.High : SshFindingSeverity.Medium,
                Why = $"The block sets {string.Join(", ", block.Distinct())}, and whether it applies to {input.SignIn} is not known without: {string.Join(", ", open.Select(criterion => criterion.Name).Distinct())}.",
                Recommended = "give " + string.Join(", ", open.Select(criterion => Parameter(criterion, input)).Distinct()),
            };
        }
    }

    internal static IEnumerable<RuleHit> Dump(LockOutInput input) => !input.Rules.Configuration.IsDump ? []
        : [new RuleHit
        {
            Path = input.Rules.Configuration.MainPath,
            Text = "output of sshd -T",
            Recommended = $"judge the sshd_config with its files, or make sure that the output is that of sshd -T -C user={input.SignIn.User},host={input.Connection.Host ?? "NAME"},addr={input.Connection.Address ?? "ADDRESS"}",
        }];

    internal static IEnumerable<RuleHit> Includes(LockOutInput input) => Problems(input, LineProblemKind.IncludeNotRead);

    internal static IEnumerable<RuleHit> Lines(LockOutInput input) => Problems(input, LineProblemKind.Undecided).Select(hit => hit with { Recommended = "write it in a way that every server takes" });

    internal static IEnumerable<RuleHit> NamesUnused(LockOutInput input) =>
        input.GivenHost is string host && !input.UsesNames ? [input.Rules.InForce(input.Effective["UseDNS"], $"The name {host} decides nothing.")] : [];

    private static IEnumerable<RuleHit> Problems(LockOutInput input, LineProblemKind kind) =>
        input.Rules.Configuration.Problems.Where(problem => problem.Kind == kind).Select(LockOutConditions.At);

    private static bool Decides(ConfigurationEntry entry, LockOutInput input) =>
        (Access.Contains(entry.Keyword) || Session.Contains(entry.Keyword))
        && (entry.Keyword != "PermitRootLogin" || input.IsRoot)
        && !(input.Rules.IsWindows && LockOutConditions.IsForAdministrators(entry))
        && !IsDecidedBefore(entry, input);

    /// <summary>A block above that applies for certain has set the keyword, and the first value wins.</summary>
    private static bool IsDecidedBefore(ConfigurationEntry entry, LockOutInput input)
    {
        EffectiveSetting inForce = input.Effective[entry.Keyword];
        return inForce.Source == SshSettingSource.Match && entry.Row.RepeatIn(input.Rules.Version) == RepeatRule.First
            && input.Rules.Lines(entry.Keyword).TakeWhile(line => line != entry).Any(line => line.Line == inForce.Entry!.Line && line.Path == inForce.Entry.Path);
    }

    private static string Parameter(MatchCriterion criterion, LockOutInput input) =>
        criterion.Name == "host" && !input.UsesNames ? "-Address"
        : CriterionJudge.Parameter(criterion) ?? $"the configuration to sshd -T -C on the server; nothing here decides {criterion.Name}";
}
