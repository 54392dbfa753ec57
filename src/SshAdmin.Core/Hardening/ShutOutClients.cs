using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Hardening;

/// <summary>Names the client versions that a list lets in and a shorter one does not.</summary>
internal static class ShutOutClients
{
    // A sentence, not a catalogue; Get-SshAlgorithmSupport -ConfigurationPath lists them all.
    private const int MostNamed = 8;

    internal static string? Describe(ClientList kind, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        string[] names = [.. ClientCatalogue.All.Where(row => Meets(row, kind, before) && !Meets(row, kind, after)).Select(row => row.Client + " " + row.Range)];
        return names.Length == 0 ? null
            : $"Shuts out, as installed: {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : string.Empty)}.";
    }

    private static bool Meets(ClientRow row, ClientList kind, IReadOnlyList<string> names) =>
        row.Enabled(kind) is IReadOnlyList<string> enabled && enabled.Any(name => names.Contains(name));
}
