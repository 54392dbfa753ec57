using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;

namespace SshAdmin.Completion;

/// <summary>Completes names of clients and their version ranges, with what each range can do as tooltip.</summary>
public sealed class ClientNameCompleter : Completer
{
    private protected override IEnumerable<Candidate> Candidates(string typed, IDictionary bound) =>
        ClientCatalogue.Clients.Select(client => new Candidate(client + "*", "Every version of " + client + " that is known"))
            .Concat(ClientCatalogue.All.Select(row => new Candidate(row.Client + " " + (row.To ?? row.From), Tooltip(row), row.Client + " " + row.Range)));

    private static string Tooltip(ClientRow row)
    {
        string[] signatures = (row.Enabled(ClientList.UserSignature) ?? []).ToArray();
        string rsa = signatures.Any(name => name.StartsWith("rsa-sha2-", StringComparison.Ordinal)) ? "RSA with SHA-2" : "RSA with SHA-1 only";
        string others = (signatures.Contains("ecdsa-sha2-nistp256") ? ", ECDSA" : string.Empty) + (signatures.Contains("ssh-ed25519") ? ", Ed25519" : string.Empty);
        return row.Client + " " + row.Range + (row.Released is null ? string.Empty : " (" + row.Released + ")") + ": " + rsa + others;
    }
}
