using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening.Rows;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Hardening;

/// <summary>Applies every rule to a configuration; no input or output.</summary>
internal static class ConfigurationJudge
{
    // Longer than a list of all algorithms; a file without line ends is one line of any length, which many rules find.
    private const int LongestText = 4096;

    // With these sshd does not start, so that nothing else is in force yet.
    private static readonly string[] Fatal = ["ENCODING", "SYNTAX"];

    internal static IReadOnlyList<SshConfigurationFinding> Judge(ServerConfiguration configuration, HostFacts? facts = null)
    {
        RuleInput input = new(configuration, facts ?? HostFacts.None);
        bool loads = configuration.Loads;
        List<SshConfigurationFinding> findings = [];
        foreach (RuleRow row in RuleTable.Rows)
        {
            bool applies = (row.Platform is null || row.Platform == configuration.Platform) && (loads || Fatal.Contains(row.Id));
            if (applies)
            {
                findings.AddRange(row.Condition(input).Select(hit => Finding(row, hit)));
            }
        }

        return [.. findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Path, StringComparer.Ordinal).ThenBy(finding => finding.Line ?? int.MaxValue)];
    }

    internal static SshConfigurationFinding Finding(RuleRow row, RuleHit hit) => new()
    {
        RuleId = row.Id,
        Severity = hit.Severity ?? row.Severity,
        Keyword = hit.Keyword ?? row.Keyword,
        Path = hit.Path.Length == 0 ? null : hit.Path,
        Line = hit.Line,
        Text = DisplayText.Escape(DisplayText.Shorten(hit.Text, LongestText).Replace('\t', ' ')),
        Why = Join(hit.Why, row.Why),
        Recommendation = hit.Recommended ?? row.Recommended,
        Risk = Join(hit.Risk, row.Risk),
        TestFirst = row.Test,
        CanLockOut = row.CanLockOut,
        Source = row.Sources,
    };

    private static string Join(string? first, string second) => string.IsNullOrEmpty(first) ? second : second.Length == 0 ? first! : first + " " + second;
}
