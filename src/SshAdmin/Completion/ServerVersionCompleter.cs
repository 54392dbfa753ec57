using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;

namespace SshAdmin.Completion;

/// <summary>Completes the OpenSSH releases that brought a keyword of sshd_config, newest first.</summary>
public sealed class ServerVersionCompleter : Completer
{
    // Older ones are in no system that is still supported.
    private const string Oldest = "6.6";

    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound) =>
        KeywordTable.Rows.Where(row => row.SinceKey >= SshdVersion.KeyOf(Oldest)).GroupBy(row => row.Since).OrderByDescending(release => release.First().SinceKey)
            .Select(release => new Candidate(release.Key, $"OpenSSH {release.Key}, which brought {string.Join(", ", release.Select(row => row.Name))}"));
}
