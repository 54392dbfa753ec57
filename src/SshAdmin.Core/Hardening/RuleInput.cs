using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Hardening;

/// <summary>What a rule looks at: values in, hits out.</summary>
internal sealed class RuleInput
{
    private readonly ILookup<string, ConfigurationEntry> _lines;

    internal RuleInput(ServerConfiguration configuration, HostFacts facts)
    {
        Configuration = configuration;
        Facts = facts;
        _lines = configuration.Entries.ToLookup(entry => entry.Keyword, StringComparer.OrdinalIgnoreCase);
    }

    internal ServerConfiguration Configuration { get; }

    internal HostFacts Facts { get; }

    internal EffectiveConfiguration Effective => Configuration.Effective;

    internal SshdVersion Version => Configuration.Version;

    internal bool IsWindows => Configuration.Platform == SshServerPlatform.Windows;

    internal IEnumerable<ConfigurationEntry> Lines(string keyword) => _lines[keyword];

    /// <summary>The value in force where it is one that the rule is about, and every Match block that sets such a value.</summary>
    internal IEnumerable<RuleHit> Where(string keyword, Func<EffectiveSetting, bool> weak, string? why = null)
    {
        EffectiveSetting inForce = Effective[keyword];
        if (inForce.Values.Count > 0 && weak(inForce))
        {
            yield return InForce(inForce, why);
        }

        foreach (ConfigurationEntry entry in Lines(keyword).Where(entry => !entry.IsGlobal && !inForce.Entries.Contains(entry)))
        {
            if (entry.Values.Count > 0 && weak(new EffectiveSetting(entry.Keyword, entry.Values, SshSettingSource.Match, [entry])))
            {
                yield return RuleHit.At(entry, $"In the block Match {entry.Scope!.Criteria}: {why}".TrimEnd(' ', ':') + (why is null ? "." : string.Empty));
            }
        }
    }

    internal IEnumerable<RuleHit> WhereText(string keyword, string? why, params string[] values) =>
        Where(keyword, setting => values.Contains(setting.Text, StringComparer.OrdinalIgnoreCase), why);

    /// <summary>The line that sets a value, or the place where one would.</summary>
    internal RuleHit InForce(EffectiveSetting setting, string? why = null)
    {
        if (setting.Entry is ConfigurationEntry entry)
        {
            return RuleHit.At(entry, why);
        }

        RuleHit hit = new() { Path = Configuration.MainPath, Keyword = setting.Keyword, Text = $"{setting.Keyword} {setting.Text}".TrimEnd() + " (default)", Why = why };
        ConfigurationLine? template = Template(setting.Keyword);
        return template is null ? hit : hit with { Line = template.Number, Text = template.Text };
    }

    /// <summary>The commented line of a file as it was delivered; with drop-ins before it, it is not the place to change.</summary>
    private ConfigurationLine? Template(string keyword)
    {
        if (Configuration.IsDump || Lines("Include").Any())
        {
            return null;
        }

        foreach (ConfigurationLine line in Configuration.Documents[0].Lines)
        {
            string text = line.Text.TrimStart();
            if (text.StartsWith("Match ", StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }

            if (text.StartsWith("#" + keyword + " ", StringComparison.OrdinalIgnoreCase))
            {
                return line;
            }
        }

        return null;
    }
}
