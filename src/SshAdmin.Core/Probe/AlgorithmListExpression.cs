using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Probe;

/// <summary>A value of Ciphers, MACs, KexAlgorithms and the like: names and patterns, alone or with + - ^ before them (OpenSSH kex.c, kex_assemble_names); names that are not known stay.</summary>
internal static class AlgorithmListExpression
{
    internal static IReadOnlyList<string> Apply(string value, IReadOnlyList<string> defaults, IReadOnlyList<string> supported)
    {
        if (value.Length == 0)
        {
            return defaults;
        }

        string rest = value.Substring(1);
        return value[0] switch
        {
            '+' => Append(defaults, Expand(rest, supported)),
            '^' => Append(Expand(rest, supported), defaults),
            '-' => defaults.Where(name => !Split(rest).Any(pattern => NamePattern.IsMatch(name, pattern))).ToArray(),
            _ => Append(new string[0], Expand(value, supported)),
        };
    }

    private static List<string> Expand(string names, IReadOnlyList<string> supported)
    {
        List<string> expanded = new();
        foreach (string name in Split(names))
        {
            if (name[0] == '!')
            {
                expanded.RemoveAll(candidate => NamePattern.IsMatch(candidate, name.Substring(1)));
            }
            else if (name.IndexOfAny(new[] { '*', '?' }) >= 0)
            {
                expanded.AddRange(supported.Where(candidate => NamePattern.IsMatch(candidate, name)));
            }
            else
            {
                // A name that this module does not know stays: a later sshd may have it.
                expanded.Add(name);
            }
        }

        return expanded;
    }

    private static IReadOnlyList<string> Append(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Concat(second).Distinct(StringComparer.Ordinal).ToArray();

    private static string[] Split(string names) => names.Split(new[] { ',' }, StringSplitOptions.RemoveEmptyEntries);
}
