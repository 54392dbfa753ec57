using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>The values that one pass over the lines has collected, by the rule of each keyword.</summary>
internal sealed class SettingStore
{
    private readonly Dictionary<string, StoredSetting> _settings = new(StringComparer.OrdinalIgnoreCase);
    private readonly SshdVersion _version;

    internal SettingStore(SshdVersion version)
    {
        _version = version;
    }

    internal IEnumerable<StoredSetting> All => _settings.Values;

    internal StoredSetting? Find(string keyword) => _settings.TryGetValue(keyword, out StoredSetting? setting) ? setting : null;

    internal void Add(ConfigurationEntry entry)
    {
        StoredSetting? before = Find(entry.Keyword);
        RepeatRule rule = entry.Row.RepeatIn(_version);
        if (entry.Row.Kind == ValueKind.TimeOrNone && entry.Values[0] == "none" && entry.Line.Words?[0] != "0")
        {
            // servconf.c, UnusedConnectionTimeout: the word none is stored without a look at what is there.
            rule = RepeatRule.Last;
        }

        if (entry.Values.Count == 0)
        {
            return;
        }

        if (before is null || rule == RepeatRule.Last)
        {
            _settings[entry.Keyword] = Merge(entry, before);
            return;
        }

        switch (rule)
        {
            case RepeatRule.Accumulate:
                before.Entries.Add(entry);
                before.Values.AddRange(entry.Values);
                break;
            case RepeatRule.ByName when !before.Entries.Any(other => other.Values[0] == entry.Values[0]):
                before.Entries.Add(entry);
                break;
            case RepeatRule.ByPart when entry.Row.Kind == ValueKind.RekeyLimit:
                if (before.Values.Count == 1 && entry.Values.Count == 2)
                {
                    before.Entries.Add(entry);
                    before.Values.Add(entry.Values[1]);
                }

                break;
            case RepeatRule.ByPart:
                AddParts(before, entry);
                break;
        }
    }

    /// <summary>MaxStartups written as one number keeps the rate of the line before.</summary>
    private static StoredSetting Merge(ConfigurationEntry entry, StoredSetting? before)
    {
        List<string> values = [.. entry.Values];
        if (entry.Row.Kind == ValueKind.MaxStartups && values.Count == 1)
        {
            values = [values[0], before?.Values[1] ?? "30", values[0]];
        }

        return new StoredSetting(entry.Keyword, values, entry);
    }

    private static void AddParts(StoredSetting before, ConfigurationEntry entry)
    {
        foreach (string part in entry.Values)
        {
            string name = part.Substring(0, part.IndexOf(':') + 1);
            bool alone = name.Length == 0;
            bool there = alone ? before.Values.Count > 0 : before.Values.Any(other => other.StartsWith(name, StringComparison.Ordinal));
            if (!there)
            {
                before.Values.Remove("no");
                before.Values.Remove("yes");
                before.Values.Add(part);
                before.Entries.Add(entry);
            }
        }
    }
}
