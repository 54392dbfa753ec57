using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using SshAdmin.Core.Clients;

namespace SshAdmin.Completion;

/// <summary>Completes names of clients and their version ranges, with what each range can do as tooltip.</summary>
public sealed class ClientNameCompleter : IArgumentCompleter
{
    /// <summary>Offers the clients whose names go on as typed; those with a version from the last of each range.</summary>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = (wordToComplete ?? string.Empty).Trim('\'', '"');
        foreach (string client in ClientCatalogue.Clients)
        {
            if (StartsWith(client, typed))
            {
                yield return Result(client + "*", client + "*", "Every version of " + client + " that is known");
            }
        }

        foreach (ClientRow row in ClientCatalogue.All)
        {
            string name = row.Client + " " + (row.To ?? row.From);
            if (StartsWith(name, typed))
            {
                yield return Result(name, row.Client + " " + row.Range, Tooltip(row));
            }
        }
    }

    private static bool StartsWith(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static CompletionResult Result(string value, string shown, string tooltip) =>
        new("'" + value + "'", shown, CompletionResultType.ParameterValue, tooltip);

    private static string Tooltip(ClientRow row)
    {
        string[] signatures = (row.Enabled(ClientList.UserSignature) ?? []).ToArray();
        string rsa = signatures.Any(name => name.StartsWith("rsa-sha2-", StringComparison.Ordinal)) ? "RSA with SHA-2" : "RSA with SHA-1 only";
        string others = (signatures.Contains("ecdsa-sha2-nistp256") ? ", ECDSA" : string.Empty) + (signatures.Contains("ssh-ed25519") ? ", Ed25519" : string.Empty);
        return row.Client + " " + row.Range + (row.Released is null ? string.Empty : " (" + row.Released + ")") + ": " + rsa + others;
    }
}
