using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening.Conditions;

/// <summary>When the rules on numbers, times and load apply.</summary>
internal static class LimitRules
{
    internal static IEnumerable<RuleHit> Tries(RuleInput input) => input.Where("MaxAuthTries", setting => Number(setting) > 4);

    internal static IEnumerable<RuleHit> TriesTooLow(RuleInput input) => input.Where("MaxAuthTries", setting => Number(setting) < 2);

    internal static IEnumerable<RuleHit> Grace(RuleInput input) => input.Where("LoginGraceTime", setting => Number(setting) is 0 or > 60);

    /// <summary>A file cannot tell what a distribution has mended: only a build of upstream, named as such, is judged.</summary>
    internal static IEnumerable<RuleHit> GraceRegresshion(RuleInput input) =>
        input.Version.IsUpstreamBuild && input.Version.AtLeast("8.5") && input.Version.Before("9.8")
            ? input.Where("LoginGraceTime", setting => setting.Source != SshSettingSource.Match && Number(setting) > 0, $"OpenSSH {input.Version.Text} as released is open to CVE-2024-6387 on Linux with glibc.")
            : [];

    internal static IEnumerable<RuleHit> Alive(RuleInput input) => input.Where("ClientAliveInterval", setting => Number(setting) == 0 || Number(setting) * Math.Max(1, Number(input.Effective["ClientAliveCountMax"])) > 1800);

    internal static IEnumerable<RuleHit> Startups(RuleInput input) => input.Where("MaxStartups", setting => setting.Text.Split(':') is { Length: 3 } parts && Parse(parts[2]) > 60);

    internal static IEnumerable<RuleHit> Sessions(RuleInput input) => input.Where("MaxSessions", setting => Number(setting) > 10);

    internal static IEnumerable<RuleHit> Penalty(RuleInput input) => input.WhereText("PerSourcePenalties", null, "no");

    /// <summary>Whether a policy asks for it is not in the file; a line that asks for the default says that somebody thought about it.</summary>
    internal static IEnumerable<RuleHit> Rekey(RuleInput input) => input.Where("RekeyLimit", setting => setting.IsSet && setting.Text == "0 0");

    private static long Number(EffectiveSetting setting) => Parse(setting.First);

    private static long Parse(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : -1;
}
