using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.ClientConfiguration;

namespace SshAdmin.Completion;

/// <summary>Completes accounts that ssh's configuration names: for the host of the command line, or for any where it names none for that one.</summary>
public sealed class UserNameCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound)
    {
        HostAlias[] named = KnownNames.Aliases().Where(alias => alias.User is not null).ToArray();
        IReadOnlyList<string> hosts = Texts(bound, "HostName");
        HostAlias[] meant = named.Where(alias => hosts.Any(host => IsSame(host, alias.Name) || IsSame(host, alias.Address) || IsSame(host, alias.HostName))).ToArray();
        return (meant.Length > 0 ? meant : named).GroupBy(alias => alias.User!, StringComparer.Ordinal)
            .Select(group => new Candidate(group.Key, $"{group.First().Path}: user at {string.Join(", ", group.Select(alias => alias.Name))}"));
    }

    private static bool IsSame(string host, string? name) => string.Equals(host, name, StringComparison.OrdinalIgnoreCase);
}
