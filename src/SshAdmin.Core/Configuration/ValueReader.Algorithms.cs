using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Configuration;

/// <summary>Lists of algorithms; kex.c kex_assemble_names, cipher.c ciphers_valid, sshkey.c sshkey_names_valid2.</summary>
internal sealed partial class ValueReader
{
    private ReadValue Algorithms(KeywordRow row, string word)
    {
        IReadOnlyList<string> known = AlgorithmNames.Known(row.Kind, _version, _platform);
        IReadOnlyList<string> defaults = AlgorithmNames.Defaults(row.Kind, _version, _platform);
        char operation = word[0];
        string names = operation is '+' or '-' or '^' ? word.Substring(1) : word;
        if (operation == '^' && _version.Before("8.0"))
        {
            return ReadValue.TooNew($"{row.Name} with ^ needs OpenSSH 8.0.");
        }

        if (operation == '-')
        {
            string[] left = [.. defaults.Where(name => HostPattern.MatchList(name, names) == 0)];

            // Nothing left means an empty text, which a second pass takes for a value that was not given.
            return ReadValue.Of(left.Length == 0 ? defaults : left);
        }

        if (Check(row, names, known) is ReadValue wrong)
        {
            return wrong;
        }

        List<string> wanted = operation switch
        {
            '+' => [.. defaults, .. Elements(names)],
            '^' => [.. Elements(names), .. defaults],
            _ => [.. Elements(names)],
        };
        List<string> result = [];
        foreach (string pattern in wanted)
        {
            if (pattern.StartsWith("!", StringComparison.Ordinal))
            {
                return ReadValue.Wrong($"{row.Name} cannot leave out \"{pattern}\" this way; write -{pattern.Substring(1)} as the whole value.");
            }

            result.AddRange(known.Where(name => HostPattern.IsMatch(name, pattern) && !result.Contains(name)));
        }

        return result.Count > 0 ? ReadValue.Of(result) : ReadValue.Wrong($"{row.Name} names no algorithm that sshd {_version} offers.");
    }

    private ReadValue? Check(KeywordRow row, string names, IReadOnlyList<string> known)
    {
        bool wildcards = row.Kind is ValueKind.KeyAlgorithms or ValueKind.CaAlgorithms;
        foreach (string name in Elements(names))
        {
            bool right = wildcards && HostPattern.HasWildcard(name)
                ? known.Any(candidate => HostPattern.MatchList(candidate, name) != 0)
                : known.Contains(name);
            bool certificate = row.Kind == ValueKind.CaAlgorithms && _version.AtLeast("9.0") && !HostPattern.HasWildcard(name) && name.Contains("-cert-");
            if (right && !certificate)
            {
                continue;
            }

            AlgorithmNameRow? other = AlgorithmNames.Rows(row.Kind)!.FirstOrDefault(candidate => candidate.Name == name);
            if (other?.SinceKey > _version.Key)
            {
                return ReadValue.TooNew($"{name} needs OpenSSH {other.Since}; sshd {_version} does not know it and does not start.");
            }

            string[] rest = [.. names.Split(',').Where(known.Contains)];
            string reason = AlgorithmNames.IsLeftOut(name, _version, _platform) ? $"sshd {_version} for Windows is built without it"
                : other is not null ? $"sshd {_version} no longer has it" : "no release of sshd knows it";
            return ReadValue.Wrong($"{row.Name} names \"{name}\", and {reason}; take it out of the list.", rest.Length == 0 ? null : string.Join(",", rest));
        }

        return Elements(names).Any() ? null : ReadValue.Wrong(row.Name + " names no algorithm.");
    }

    /// <summary>Up to the first empty element, where sshd stops reading.</summary>
    private static IEnumerable<string> Elements(string names) => names.Split(',').TakeWhile(name => name.Length > 0);
}
