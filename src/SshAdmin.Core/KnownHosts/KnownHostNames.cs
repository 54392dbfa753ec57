using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.KnownHosts;

/// <summary>The hosts that known_hosts files name in the clear; hashed names, patterns, authorities and revoked keys name none.</summary>
internal static class KnownHostNames
{
    /// <summary>Each name once, as <c>host</c>, <c>host:port</c> or <c>[address]:port</c>, with the line that has it first.</summary>
    public static IEnumerable<(string Name, KnownHostsLine Line)> Of(IEnumerable<KnownHostsDocument> documents)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (KnownHostsLine line in documents.SelectMany(document => document.Lines).Where(line => !line.IsHashed && line.Marker == KnownHostsMarker.None))
        {
            foreach (string written in line.Hosts.Split(','))
            {
                if (written.Length > 0 && written.IndexOfAny(['*', '?', '!', '|']) < 0 && seen.Add(written))
                {
                    yield return (Plain(written), line);
                }
            }
        }
    }

    // known_hosts has brackets around every name with a port, commands around addresses of IPv6 only.
    private static string Plain(string written)
    {
        int close = written.IndexOf("]:", StringComparison.Ordinal);
        return !written.StartsWith("[", StringComparison.Ordinal) || close < 0 || written.IndexOf(':') < close ? written : written.Substring(1, close - 1) + written.Substring(close + 1);
    }
}
