using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.ClientConfiguration;

namespace SshAdmin.Completion;

/// <summary>Completes hosts from ssh's configuration and from known_hosts. An alias completes to its real name and port, because the commands do not read that configuration.</summary>
public sealed class HostNameCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound)
    {
        HostAlias[] aliases = KnownNames.Aliases().ToArray();
        HashSet<string> offered = new(aliases.Select(alias => alias.Address), System.StringComparer.OrdinalIgnoreCase);
        return aliases.Select(alias => new Candidate(alias.Address, $"{alias.Path}, line {alias.Line}{(alias.User is null ? string.Empty : ": user " + alias.User)}", alias.Name))
            .Concat(KnownNames.KnownHosts().Where(known => !offered.Contains(known.Name)).Select(known => new Candidate(known.Name, $"{known.Line.Path}, line {known.Line.LineNumber}: {known.Line.KeyType}")));
    }
}
