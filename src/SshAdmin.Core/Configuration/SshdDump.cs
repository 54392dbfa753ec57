using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Core.Configuration;

/// <summary>Reads the output of <c>sshd -T</c> of any release; the letter case of its keywords changed with 10.4 and 10.5.</summary>
internal static class SshdDump
{
    // Nobody writes these into a file together, and sshd -T always prints them.
    private static readonly string[] Telling = ["permitrootlogin", "addressfamily", "listenaddress", "x11displayoffset", "maxauthtries", "permittty", "ipqos", "rekeylimit", "gatewayports", "ciphers"];

    /// <summary>Whether a text is what sshd printed and not what somebody wrote.</summary>
    internal static bool IsDump(ConfigurationDocument document)
    {
        HashSet<string> keywords = new(StringComparer.OrdinalIgnoreCase);
        foreach (ConfigurationLine line in document.Lines)
        {
            // Copied out of a report, every line may be indented.
            string text = line.Text.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (text[0] == '#' || document.Lines.Count > 100000)
            {
                return false;
            }

            keywords.Add(text.Split(' ')[0]);
        }

        return keywords.Count >= 50 && Telling.All(keywords.Contains) && !keywords.Contains("match") && !keywords.Contains("include");
    }

    internal static ServerConfiguration Read(ConfigurationDocument document, SshdVersion? version, SshServerPlatform platform)
    {
        SshdVersion release = version ?? Guess(document);
        Dictionary<string, List<ConfigurationEntry>> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (ConfigurationLine line in document.Lines)
        {
            string text = line.Text.Trim();
            int blank = text.IndexOf(' ');
            string name = blank < 0 ? text : text.Substring(0, blank);
            KeywordRow? row = KeywordTable.Find(name, release, platform) ?? KeywordTable.History(name).LastOrDefault();
            if (row is null)
            {
                continue;
            }

            ConfigurationEntry entry = new(row, Values(row, blank < 0 ? string.Empty : text.Substring(blank + 1)), document.Path, line, null, null);
            if (!found.TryGetValue(entry.Keyword, out List<ConfigurationEntry>? entries))
            {
                found.Add(entry.Keyword, entries = []);
            }

            entries.Add(entry);
        }

        Dictionary<string, EffectiveSetting> settings = DefaultTable.For(release, platform).ToDictionary(setting => setting.Keyword, StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, List<ConfigurationEntry>> keyword in found)
        {
            string[] values = [.. keyword.Value.SelectMany(entry => entry.Values)];
            bool asDefault = settings.TryGetValue(keyword.Key, out EffectiveSetting? standard) && SameValues(standard.Values, values);
            SshSettingSource source = asDefault ? SshSettingSource.Default : SshSettingSource.File;
            settings[keyword.Key] = new EffectiveSetting(keyword.Value[0].Keyword, values, source, keyword.Value);
        }

        EffectiveConfiguration effective = new(settings.Values);
        ConfigurationEntry[] all = [.. found.Values.SelectMany(entries => entries)];
        return new ServerConfiguration(release, platform, document.Path, [document], [], all, effective, effective) { IsDump = true, For = _ => effective };
    }

    private static bool SameValues(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.SequenceEqual(other, StringComparer.OrdinalIgnoreCase);

    private static IReadOnlyList<string> Values(KeywordRow row, string text) => row.Kind switch
    {
        ValueKind.Ciphers or ValueKind.Macs or ValueKind.KeyExchanges or ValueKind.KeyAlgorithms or ValueKind.CaAlgorithms => text.Split(','),
        ValueKind.KeyFiles or ValueKind.AuthenticationMethods or ValueKind.IpQos or ValueKind.RekeyLimit or ValueKind.PermitOpen or ValueKind.PermitListen
            or ValueKind.ChannelTimeouts or ValueKind.LogVerbose or ValueKind.PubkeyOptions or ValueKind.Penalties => text.Split([' '], StringSplitOptions.RemoveEmptyEntries),
        _ => [text],
    };

    /// <summary>The oldest release that prints every keyword of the text; what it leaves out is taken from there.</summary>
    private static SshdVersion Guess(ConfigurationDocument document)
    {
        string[] words = [.. document.Lines.Select(line => line.Text.Trim().Split(' ')[0])];
        if (words.Contains("Macs"))
        {
            return SshdVersion.Parse("10.5");
        }

        HashSet<string> keywords = new(words, StringComparer.OrdinalIgnoreCase);
        (string Keyword, string Version)[] signs =
        [
            ("sshdauthpath", "10.0"), ("refuseconnection", "9.9"), ("persourcepenalties", "9.8"), ("unusedconnectiontimeout", "9.2"),
            ("requiredrsasize", "9.1"), ("kbdinteractiveauthentication", "8.0"), ("modulifile", "8.7"), ("persourcemaxstartups", "8.5"), ("pubkeyauthoptions", "8.2"),
        ];
        string best = signs.Where(sign => keywords.Contains(sign.Keyword)).OrderByDescending(sign => SshdVersion.KeyOf(sign.Version)).Select(sign => sign.Version).FirstOrDefault() ?? "8.1";
        return SshdVersion.Parse(best);
    }
}
