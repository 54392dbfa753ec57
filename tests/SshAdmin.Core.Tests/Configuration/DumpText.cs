using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Effective settings in the words of sshd -T, and the comparison of both.</summary>
internal static class DumpText
{
    private static readonly string[] OnePerLine = ["port", "listenaddress", "hostkey", "hostcertificate", "allowusers", "denyusers", "allowgroups", "denygroups", "acceptenv", "setenv", "subsystem"];

    private static readonly string[] WithCommas = ["ciphers", "macs", "kexalgorithms", "casignaturealgorithms", "hostbasedacceptedalgorithms", "hostkeyalgorithms", "pubkeyacceptedalgorithms"];

    // What a build was configured with decides whether these are there and where they point to.
    private static readonly string[] OfTheBuild =
    [
        "usepam", "pamservicename", "rdomain", "kerberosauthentication", "kerberosorlocalpasswd", "kerberosticketcleanup", "kerberosgetafstoken",
        "gssapiauthentication", "gssapicleanupcredentials", "gssapidelegatecredentials", "gssapistrictacceptorcheck", "gssapikeyexchange",
        "gssapistorecredentialsonrekey", "gssapikexalgorithms",
    ];

    private static readonly string[] PathsOfTheBuild = ["pidfile", "modulifile", "xauthlocation", "sshdsessionpath", "sshdauthpath", "hostkey"];

    public static Dictionary<string, List<string>> Parse(string dump)
    {
        Dictionary<string, List<string>> settings = new();
        foreach (string line in dump.Split('\n').Where(line => line.Length > 0))
        {
            int blank = line.IndexOf(' ');
            string keyword = (blank < 0 ? line : line[..blank]).ToLowerInvariant();
            if (!settings.TryGetValue(keyword, out var values))
            {
                settings.Add(keyword, values = []);
            }

            values.Add(blank < 0 ? string.Empty : line[(blank + 1)..].TrimEnd());
        }

        return settings;
    }

    public static Dictionary<string, List<string>> Of(EffectiveConfiguration effective)
    {
        Dictionary<string, List<string>> settings = new();
        foreach (EffectiveSetting setting in effective.All.Where(setting => setting.Values.Count > 0))
        {
            string keyword = setting.Keyword.ToLowerInvariant();
            settings[keyword] = OnePerLine.Contains(keyword) ? [.. setting.Values.Select(value => value.TrimEnd())] : [string.Join(WithCommas.Contains(keyword) ? "," : " ", setting.Values).TrimEnd()];
        }

        return settings;
    }

    /// <summary>What differs, one line each.</summary>
    public static List<string> Differences(string dump, EffectiveConfiguration effective)
    {
        var printed = Parse(dump);
        var own = Of(effective);
        List<string> differences = [];
        foreach (var (keyword, values) in printed)
        {
            bool set = effective[keyword].IsSet;
            if (!set && (OfTheBuild.Contains(keyword) || PathsOfTheBuild.Contains(keyword)))
            {
                continue;
            }

            if (!own.TryGetValue(keyword, out var mine) || !mine.SequenceEqual(values))
            {
                differences.Add($"{keyword}: sshd [{string.Join(" | ", values)}] own [{(mine is null ? "nothing" : string.Join(" | ", mine))}]");
            }
        }

        differences.AddRange(own.Keys.Where(keyword => !printed.ContainsKey(keyword) && !OfTheBuild.Contains(keyword)).Select(keyword => $"{keyword}: sshd prints nothing, own [{string.Join(" | ", own[keyword])}]"));
        return differences;
    }
}
