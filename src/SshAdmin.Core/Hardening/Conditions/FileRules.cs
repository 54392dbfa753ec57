using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on the file itself apply: errors, order, leftovers.</summary>
internal static class FileRules
{
    // Blocks are compared with those before them; so many broad ones nobody writes.
    private const int MostCompared = 200;

    private static readonly ValueKind[] Structure = [ValueKind.Match, ValueKind.Include, ValueKind.Deprecated, ValueKind.Ignored];

    internal static IEnumerable<RuleHit> Protocol(RuleInput input) =>
        input.Lines("Protocol").Select(entry => RuleHit.At(entry) with { Severity = input.Version.Before("7.4") && entry.Line.Tail.Contains("1") ? SshFindingSeverity.High : SshFindingSeverity.Info });

    internal static IEnumerable<RuleHit> Deprecated(RuleInput input) =>
        input.Configuration.Entries.Where(entry => entry.Row.Kind == ValueKind.Deprecated).Select(entry => RuleHit.At(entry));

    internal static IEnumerable<RuleHit> ForceComment(RuleInput input) =>
        input.Lines("ForceCommand").Where(entry => !input.Configuration.IsDump && entry.Line.Text.IndexOf('#') is int hash && hash > 0 && char.IsWhiteSpace(entry.Line.Text[hash - 1]))
            .Select(entry => RuleHit.At(entry) with { Recommended = entry.Line.Text.Substring(0, entry.Line.Text.IndexOf('#')).TrimEnd() });

    internal static IEnumerable<RuleHit> Duplicate(RuleInput input)
    {
        Dictionary<(string Keyword, MatchScope? Scope), ConfigurationEntry> first = [];
        foreach (ConfigurationEntry entry in SingleValued(input).Where(entry => entry.Keyword != "AuthorizedKeysFile" || !entry.IsGlobal))
        {
            (string, MatchScope?) key = (entry.Keyword.ToUpperInvariant(), entry.IsGlobal ? null : entry.Scope);
            if (!first.TryGetValue(key, out ConfigurationEntry? before))
            {
                first.Add(key, entry);
            }
            else if (!before.Values.SequenceEqual(entry.Values) && before.Path == entry.Path)
            {
                bool last = entry.Row.RepeatIn(input.Version) == RepeatRule.Last;
                yield return RuleHit.At(entry, $"Line {before.Line.Number} says {before.Line.Text.Trim()}, and {(last ? "this later line counts" : "that one counts")}.");
            }
        }
    }

    /// <summary>Read first, a drop-in wins: over a line of the main file that says otherwise, or with a setting that is itself a high risk.</summary>
    internal static IEnumerable<RuleHit> DropinShadow(RuleInput input)
    {
        if (!input.Lines("Include").Any())
        {
            yield break;
        }

        ILookup<string, ConfigurationEntry> main = SingleValued(input).Where(entry => entry.Include is null && entry.IsGlobal).ToLookup(entry => entry.Keyword, StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<ConfigurationEntry, ConfigurationEntry> dropIn in SingleValued(input).Where(entry => entry.Include is not null && entry.IsGlobal && IsInForce(input, entry)).GroupBy(Outermost).Where(group => group.Key.IsGlobal))
        {
            List<string> reasons = [];
            foreach (ConfigurationEntry entry in dropIn)
            {
                ConfigurationEntry? later = main[entry.Keyword].FirstOrDefault(other => !other.Values.SequenceEqual(entry.Values));
                if (later is not null)
                {
                    reasons.Add($"{entry.Line.Text.Trim()} of {entry.Path} wins over line {later.Line.Number}");
                }
                else if (OpensTheDoor(entry))
                {
                    reasons.Add($"{entry.Line.Text.Trim()} of {entry.Path} cannot be changed below this line");
                }
            }

            if (reasons.Count > 0)
            {
                yield return RuleHit.At(dropIn.Key, "The main file goes on after the drop-ins: " + string.Join("; ", reasons) + ".");
            }
        }
    }

    internal static IEnumerable<RuleHit> MatchTrailing(RuleInput input)
    {
        foreach (IGrouping<MatchScope, ConfigurationEntry> block in input.Configuration.Entries.Where(entry => entry.Scope is not null && !entry.IsGlobal && !Structure.Contains(entry.Row.Kind)).GroupBy(entry => entry.Scope!))
        {
            // Indented lines show that somebody meant the block; the first that stands at the margin again shows that somebody did not.
            ConfigurationEntry[] lines = [.. block];
            bool indented = lines[0].Path == block.Key.Path && IsIndented(lines[0]) && !IsIndented(block.Key.Line);
            ConfigurationEntry? trailing = indented ? lines.FirstOrDefault(entry => !IsIndented(entry)) : null;
            if (trailing is not null)
            {
                yield return RuleHit.At(trailing, $"It looks like a line for everybody, and belongs to the block Match {block.Key.Criteria} of line {block.Key.Line.Number}.");
            }
        }
    }

    internal static IEnumerable<RuleHit> MatchOrder(RuleInput input)
    {
        Dictionary<string, List<ConfigurationEntry>> broad = new(StringComparer.OrdinalIgnoreCase);
        foreach (ConfigurationEntry entry in SingleValued(input).Where(entry => entry.Scope is { IsGlobal: false }))
        {
            if (!broad.TryGetValue(entry.Keyword, out List<ConfigurationEntry>? earlier))
            {
                broad.Add(entry.Keyword, earlier = []);
            }

            ConfigurationEntry? wins = earlier.FirstOrDefault(other => other.Scope != entry.Scope && !other.Values.SequenceEqual(entry.Values) && IsBroader(other.Scope!.Criteria, entry.Scope!.Criteria));
            if (wins is not null)
            {
                yield return RuleHit.At(entry, $"The block Match {wins.Scope!.Criteria} of line {wins.Scope.Line.Number} covers these connections too, comes first and wins.");
            }

            // Only what can cover others is kept to be compared with.
            MatchCriteria criteria = entry.Scope!.Criteria;
            if (criteria.All.Count == 1 && (HostPattern.HasWildcard(criteria.All[0].Argument) || criteria.All[0].Argument.IndexOfAny(['/', ',']) >= 0) && earlier.Count < MostCompared)
            {
                earlier.Add(entry);
            }
        }
    }

    internal static IEnumerable<RuleHit> Encoding(RuleInput input)
    {
        IEnumerable<RuleHit> refused = input.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.Encoding || HasStrayCharacter(problem))
            .Select(problem => At(problem) with { Why = HasStrayCharacter(problem) ? "A character that cannot be seen stands in the line. " + problem.Message : problem.Message });
        IEnumerable<RuleHit> skipped = input.IsWindows
            ? input.Configuration.Documents.Where(document => document.Encoding == ConfigurationEncoding.Utf8WithMark).Select(document => new RuleHit
            {
                Path = document.Path,
                Line = 1,
                Text = document.Lines.Count == 0 ? string.Empty : document.Lines[0].Text,
                Severity = SshFindingSeverity.Info,
                Why = "OpenSSH for Windows skips the mark; on Linux the same file stops sshd.",
            })
            : [];
        return refused.Concat(skipped);
    }

    internal static IEnumerable<RuleHit> Syntax(RuleInput input)
    {
        foreach (LineProblem problem in input.Configuration.Problems.Where(problem => problem.IsFatal && problem.Kind != LineProblemKind.Encoding && !HasStrayCharacter(problem)))
        {
            string recommended = problem.Suggestion ?? (problem.Kind == LineProblemKind.TooNew ? "take the line away, or update the server" : "fix the line or take it away");
            yield return At(problem) with { Recommended = recommended };
        }

        foreach (LineProblem problem in input.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.DropsConnections))
        {
            yield return At(problem) with { Severity = SshFindingSeverity.High };
        }

        foreach (LineProblem problem in input.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.Undecided))
        {
            yield return At(problem) with { Severity = SshFindingSeverity.Medium, Recommended = "write it in a way that every server takes, or try it with the server's own sshd -t" };
        }

        foreach (LineProblem problem in input.Configuration.Problems.Where(problem => problem.Kind == LineProblemKind.IncludeNotRead))
        {
            yield return At(problem) with { Severity = SshFindingSeverity.Info, Recommended = "give the files too, or the output of sshd -T" };
        }
    }

    internal static IEnumerable<RuleHit> Perms(RuleInput input) =>
        input.Facts.OpenFiles.Select(path => new RuleHit { Path = path, Text = path, Why = "Others than its owner may use this file." });

    private static RuleHit At(LineProblem problem) => new() { Path = problem.Path, Line = problem.Line, Text = problem.Text, Keyword = problem.Keyword.Length == 0 ? null : problem.Keyword, Why = problem.Message };

    private static bool HasStrayCharacter(LineProblem problem) =>
        problem.IsFatal && problem.Kind != LineProblemKind.Encoding && problem.Text.IndexOfAny(['\r', '\0', '\u00A0', '\u200B', '\u2028']) >= 0;

    private static IEnumerable<ConfigurationEntry> SingleValued(RuleInput input) =>
        input.Configuration.IsDump ? [] : input.Configuration.Entries.Where(entry => entry.Row.RepeatIn(input.Version) is RepeatRule.First or RepeatRule.Last && !Structure.Contains(entry.Row.Kind));

    /// <summary>The Include of the main file that brought a line in.</summary>
    private static ConfigurationEntry Outermost(ConfigurationEntry entry)
    {
        ConfigurationEntry include = entry.Include!;
        while (include.Include is not null)
        {
            include = include.Include;
        }

        return include;
    }

    private static bool IsInForce(RuleInput input, ConfigurationEntry entry) => input.Configuration.InGeneral[entry.Keyword].Entries.Contains(entry);

    private static bool OpensTheDoor(ConfigurationEntry entry) =>
        (entry.Keyword is "PermitRootLogin" or "PasswordAuthentication" or "PermitEmptyPasswords") && entry.Values.Contains("yes");

    private static bool IsIndented(ConfigurationEntry entry) => IsIndented(entry.Line);

    private static bool IsIndented(ConfigurationLine line) => line.Text.Length > 0 && line.Text[0] is ' ' or '\t';

    /// <summary>One plain criterion of each: the broad one has a wildcard that takes in the narrow name.</summary>
    private static bool IsBroader(MatchCriteria broad, MatchCriteria narrow)
    {
        if (broad.All.Count != 1)
        {
            return false;
        }

        MatchCriterion wide = broad.All[0];
        MatchCriterion? close = narrow.All.FirstOrDefault(criterion => criterion.Name == wide.Name);
        return close is not null && close.Argument != wide.Argument
            && close.Argument.Split(',').All(name => !HostPattern.HasWildcard(name) && Covers(wide, name));
    }

    private static bool Covers(MatchCriterion wide, string name)
    {
        bool address = wide.Name is "address" or "localaddress";
        return address ? AddressPattern.MatchList(name.Split('/')[0], wide.Argument) == 1 : HostPattern.MatchList(name, wide.Argument) == 1;
    }
}
