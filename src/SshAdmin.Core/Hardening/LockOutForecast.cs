using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening.Rows;

namespace SshAdmin.Core.Hardening;

/// <summary>Asks whether one sign-in would still work after the configuration is loaded; no input or output.</summary>
internal static class LockOutForecast
{
    internal static IReadOnlyList<SshConfigurationFinding> Judge(ServerConfiguration configuration, SignIn signIn, ConnectionContext context, HostFacts? facts = null)
    {
        ConnectionContext connection = context with { User = signIn.User, Address = signIn.Address ?? context.Address, LocalPort = signIn.Port ?? context.LocalPort };
        if (!configuration.InGeneral.Is("UseDNS", "yes"))
        {
            // sshd knows no name then, and compares patterns of names with the address.
            connection = connection with { Host = connection.Address };
        }

        ServerConfiguration forUser = new(configuration.Version, configuration.Platform, configuration.MainPath, configuration.Documents, configuration.Problems, configuration.Entries, configuration.For(connection), configuration.InGeneral)
        {
            IsDump = configuration.IsDump,
            For = configuration.For,
        };
        LockOutInput input = new(forUser, facts ?? HostFacts.None, signIn, connection) { GivenHost = context.Host };
        List<SshConfigurationFinding> findings = [];
        foreach (LockOutRow row in LockOutTable.Rows)
        {
            // Without a configuration that loads nothing else can be foretold.
            if (configuration.Loads || row.OfFile)
            {
                findings.AddRange(row.Condition(input).Select(hit => ConfigurationJudge.Finding(row.Rule, hit)));
            }
        }

        findings.Sort((one, other) => other.Severity.CompareTo(one.Severity));
        findings.Insert(0, Verdict(input, findings));
        return findings;
    }

    private static SshConfigurationFinding Verdict(LockOutInput input, List<SshConfigurationFinding> findings)
    {
        SshConfigurationFinding[] certain = [.. findings.Where(finding => finding.Severity == SshFindingSeverity.Critical)];
        SshConfigurationFinding[] open = [.. findings.Where(finding => finding.Severity is SshFindingSeverity.High or SshFindingSeverity.Medium)];
        string methods = string.Join(" or ", input.Ways);
        bool undecided = findings.Any(finding => finding.RuleId == LockOutTable.UndecidedBlock);
        string answer = certain.Length > 0 ? $"{input.SignIn} could no longer sign in: {string.Join(", ", certain.Select(finding => finding.RuleId).Distinct())}." + (undecided ? $" Only a block that cannot be decided here could change that: {LockOutTable.UndecidedBlock}." : string.Empty)
            : open.Length > 0 ? $"{input.SignIn} could still sign in by {methods}, if what the file does not tell is right: {string.Join(", ", open.Select(finding => finding.RuleId).Distinct())}."
            : $"{input.SignIn} could still sign in by {methods}.";
        return new SshConfigurationFinding
        {
            RuleId = "LOCKOUT-VERDICT",
            Severity = certain.Length > 0 ? SshFindingSeverity.Critical : open.Length > 0 ? SshFindingSeverity.Medium : SshFindingSeverity.Info,
            Keyword = "SignedInAs",
            Path = input.Rules.Configuration.MainPath.Length == 0 ? null : input.Rules.Configuration.MainPath,
            Text = Text.DisplayText.Escape(answer),
            Why = answer,
            Recommendation = certain.Length > 0 ? "do not load this configuration; mend the findings named first" : "keep the present session open, reload, sign in a second time, and only then close it",
            Risk = "Passwords, keys, firewalls and PAM are not in the file.",
            TestFirst = "sshd -t; arm a roll-back that restores the old file in ten minutes unless you cancel it; reload, do not restart; sign in from a second window.",
            CanLockOut = certain.Length > 0 || open.Length > 0,
        };
    }
}
