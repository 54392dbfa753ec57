using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Core.Configuration;

/// <summary>Lays Match blocks over global lines over defaults.</summary>
internal static class EffectiveSettings
{
    internal static EffectiveConfiguration Combine(SettingStore global, SettingStore match, SshdVersion version, SshServerPlatform platform)
    {
        Dictionary<string, EffectiveSetting> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (EffectiveSetting setting in DefaultTable.For(version, platform))
        {
            settings.Add(setting.Keyword, setting);
        }

        foreach (StoredSetting stored in global.All)
        {
            settings[stored.Keyword] = Finish(stored, SshSettingSource.File, version);
        }

        foreach (StoredSetting stored in match.All)
        {
            // A global-only keyword can stand under Match all; there it was read with the global lines.
            if (stored.Entries[0].Row.MatchKey <= version.Key)
            {
                settings[stored.Keyword] = Over(stored, global.Find(stored.Keyword), version);
            }
        }

        Resolve(settings, version);
        return new EffectiveConfiguration(settings.Values);
    }

    private static EffectiveSetting Over(StoredSetting match, StoredSetting? global, SshdVersion version)
    {
        ValueKind kind = match.Entries[0].Row.Kind;
        if (global is null || kind is not (ValueKind.Subsystem or ValueKind.RekeyLimit))
        {
            return Finish(match, SshSettingSource.Match, version);
        }

        if (kind == ValueKind.RekeyLimit)
        {
            List<string> values = match.Values.Count == 2 || global.Values.Count < 2 ? match.Values : [match.Values[0], global.Values[1]];
            return Finish(new StoredSetting(match.Keyword, values, match.Entries[0]), SshSettingSource.Match, version);
        }

        // servconf.c servconf_merge_subsystems: the block replaces names of its own and leaves the others.
        StoredSetting merged = new(match.Keyword, [], global.Entries[0]);
        merged.Entries.Clear();
        merged.Entries.AddRange(global.Entries.Select(entry => match.Entries.FirstOrDefault(other => other.Values[0] == entry.Values[0]) ?? entry));
        merged.Entries.AddRange(match.Entries.Where(entry => !global.Entries.Any(other => other.Values[0] == entry.Values[0])));
        return Finish(merged, SshSettingSource.Match, version);
    }

    private static EffectiveSetting Finish(StoredSetting stored, SshSettingSource source, SshdVersion version)
    {
        IReadOnlyList<string> values = stored.Entries[0].Row.Kind switch
        {
            ValueKind.Subsystem => [.. stored.Entries.Select(entry => Subsystem(entry.Values, version))],
            ValueKind.RekeyLimit => stored.Values.Count == 2 ? stored.Values : [stored.Values[0], "0"],
            ValueKind.MaxStartups => [string.Join(":", stored.Values)],
            ValueKind.Penalties => PenaltyDefaults.Complete(stored.Values, version),
            ValueKind.ChannelTimeouts when source == SshSettingSource.File && version.Key <= 902 && stored.Values.Contains("none") => [],
            ValueKind.KeyFiles or ValueKind.RevokedKeys when source == SshSettingSource.File && version.AtLeast("10.3") && stored.Values.Count == 1 && stored.Values[0].Equals("none", StringComparison.OrdinalIgnoreCase) => [],
            _ => stored.Values,
        };
        return new EffectiveSetting(stored.Keyword, values, source, stored.Entries);
    }

    /// <summary>misc.c argv_assemble from 9.5 on: words with blanks in quotes; before, words with single blanks between them.</summary>
    private static string Subsystem(IReadOnlyList<string> words, SshdVersion version) =>
        version.Before("9.5") ? string.Join(" ", words) : words[0] + " " + string.Join(" ", words.Skip(1).Select(Quote));

    private static string Quote(string word)
    {
        string escaped = word.Replace("\\", "\\\\").Replace("'", "\\'").Replace("\"", "\\\"");
        return word.IndexOfAny([' ', '\t']) >= 0 ? "\"" + escaped + "\"" : escaped;
    }

    /// <summary>Values that hang on other keywords.</summary>
    private static void Resolve(Dictionary<string, EffectiveSetting> settings, SshdVersion version)
    {
        EffectiveSetting listen = settings["ListenAddress"];
        IReadOnlyList<string> ports = settings["Port"].Values;
        string family = settings["AddressFamily"].Text;
        IEnumerable<string> addresses = listen.IsSet
            ? listen.Values.SelectMany(address => WithPorts(address, ports))
            : ports.SelectMany(port => Everywhere(family).Select(address => address + ":" + port));
        settings["ListenAddress"] = listen with { Values = [.. addresses] };

        // Before 8.7 keyboard-interactive followed ChallengeResponseAuthentication unless it was set itself.
        if (version.Before("8.7") && !settings["KbdInteractiveAuthentication"].IsSet)
        {
            EffectiveSetting challenge = settings["ChallengeResponseAuthentication"];
            settings["KbdInteractiveAuthentication"] = challenge with { Keyword = "KbdInteractiveAuthentication" };
        }
    }

    private static IEnumerable<string> WithPorts(string address, IReadOnlyList<string> ports)
    {
        int bracket = address.LastIndexOf(']');
        bool hasPort = address.IndexOf(':', bracket + 1) >= 0;
        return hasPort ? [address] : ports.Select(port => address + ":" + port);
    }

    private static string[] Everywhere(string family) => family switch
    {
        "inet" => ["0.0.0.0"],
        "inet6" => ["[::]"],
        _ => ["[::]", "0.0.0.0"],
    };
}
