using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.Core.Configuration;

/// <summary>PerSourcePenalties with every part, as <c>sshd -T</c> prints it (defaults of servconf.c at 9.8, 9.9 and 10.3).</summary>
internal static class PenaltyDefaults
{
    internal static IReadOnlyList<string> Complete(IReadOnlyList<string> given, SshdVersion version)
    {
        if (given.Contains("no"))
        {
            return ["no"];
        }

        List<string> parts = ["crash:90", "authfail:5", "noauth:1"];
        if (version.AtLeast("10.3"))
        {
            parts.Add("invaliduser:5");
        }

        parts.Add(version.AtLeast("9.9") ? "grace-exceeded:10" : "grace-exceeded:20");
        if (version.AtLeast("9.9"))
        {
            parts.Add("refuseconnection:10");
        }

        parts.AddRange(["max:600", "min:15", "max-sources4:65536", "max-sources6:65536", "overflow:permissive", "overflow6:permissive"]);
        return [.. parts.Select(part => Shown(given.FirstOrDefault(own => Name(own) == Name(part)) ?? part, version))];
    }

    private static string Name(string part) => part.Split(':')[0];

    /// <summary>From 10.3 on times are printed with six decimals.</summary>
    private static string Shown(string part, SshdVersion version)
    {
        bool time = !part.StartsWith("max-sources", StringComparison.Ordinal) && !part.StartsWith("overflow", StringComparison.Ordinal);
        return time && version.AtLeast("10.3")
            ? Name(part) + ":" + decimal.Parse(part.Substring(part.IndexOf(':') + 1), CultureInfo.InvariantCulture).ToString("0.000000", CultureInfo.InvariantCulture)
            : part;
    }
}
