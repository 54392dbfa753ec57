using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Clients;

/// <summary>All client rows, and how they are found by name.</summary>
internal static class ClientCatalogue
{
    private const int LongestPattern = 200;

    internal static IReadOnlyList<ClientRow> All { get; } = new[]
    {
        TeraTermRows.All, PuttyRows.All, WinScpRows.All, FileZillaRows.All,
        OpenSshForWindowsRows.All, OpenSshRows.All, SshNetRows.All, PoderosaRows.All, RLoginRows.All,
    }.SelectMany(rows => rows).ToArray();

    internal static IReadOnlyList<string> Clients { get; } = All.Select(row => row.Client).Distinct().ToArray();

    /// <summary>Clients that people ask for and of which no list could be established.</summary>
    private static readonly string[] NotEstablished = { "MobaXterm", "Bitvise SSH Client", "WinSSHTerm", "KiTTY" };

    /// <summary>Other names under which the clients are known.</summary>
    private static readonly IReadOnlyDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["teraterm"] = TeraTermRows.Client,
        ["ttssh"] = TeraTermRows.Client,
        ["plink"] = PuttyRows.Client,
        ["openssh"] = OpenSshForWindowsRows.Client,
        ["opensshforwindows"] = OpenSshForWindowsRows.Client,
        ["win32openssh"] = OpenSshForWindowsRows.Client,
        ["ssh"] = OpenSshForWindowsRows.Client,
        ["portableopenssh"] = OpenSshRows.Client,
        ["renci.sshnet"] = SshNetRows.Client,
        ["sshnet"] = SshNetRows.Client,
        ["filezilla"] = FileZillaRows.Client,
        ["granados"] = PoderosaRows.Client,
    };

    /// <summary>The row of one version; <c>null</c> when none is established for it.</summary>
    internal static ClientRow? Find(string client, ClientVersion version)
    {
        ClientRow[] rows = All.Where(row => row.Client == client).ToArray();
        for (int index = rows.Length - 1; index >= 0; index--)
        {
            ClientRow row = rows[index];
            if (row.From.CompareTo(version) <= 0)
            {
                return row.To is null || version.IsWithin(row.To) ? row : null;
            }
        }

        return null;
    }

    /// <summary>The version on both sides of each step that changes who can sign in where, and the newest of each client.</summary>
    internal static IReadOnlyList<ClientSelection> Default { get; } = new[]
    {
        "Tera Term 4.68", "Tera Term 4.82", "Tera Term 4.106", "Tera Term 4.107", "Tera Term 4.108", "Tera Term 5.4.1", "Tera Term 5.6.2", "Tera Term 5.7.0",
        "PuTTY 0.67", "PuTTY 0.74", "PuTTY 0.75", "PuTTY 0.84",
        "WinSCP 5.8", "WinSCP 5.19", "WinSCP 5.21", "WinSCP 6.5",
        "FileZilla 3.54.1", "FileZilla 3.67.0",
        "OpenSSH for Windows 7.7", "OpenSSH for Windows 8.1", "OpenSSH for Windows 8.9", "OpenSSH for Windows 9.5", "OpenSSH for Windows 9.8", "OpenSSH Portable 10.5",
        "SSH.NET 2016.1.0", "SSH.NET 2020.0.2", "SSH.NET 2023.0.0", "SSH.NET 2024.2.0",
        "Poderosa 4.4.5", "Poderosa 4.5.1", "Poderosa 4.7.0",
        "RLogin 2.31.7",
    }.SelectMany(name => Select(name)).ToArray();

    /// <summary>Finds what a name, a name with a version, or a pattern of either means.</summary>
    /// <exception cref="SshInputException">Nothing is known under that name.</exception>
    internal static IReadOnlyList<ClientSelection> Select(string pattern)
    {
        string wanted = (pattern ?? string.Empty).Trim();
        if (wanted.Length == 0 || wanted.Length > LongestPattern)
        {
            throw new SshInputException(ErrorReason.ClientNotKnown, "The name of a client is empty or too long; name one as in 'Tera Term 4.106' or 'PuTTY*'.", pattern);
        }

        List<ClientSelection> found = wanted.IndexOfAny(new[] { '*', '?', '[' }) >= 0 ? SelectByWildcard(wanted) : SelectByRange(wanted) ?? SelectByName(wanted);
        return found.Count > 0 ? found : throw new SshInputException(ErrorReason.ClientNotKnown, Explain(wanted), pattern);
    }

    private static List<ClientSelection> SelectByName(string wanted)
    {
        List<ClientSelection> found = new();
        (string name, ClientVersion? version) = SplitVersion(wanted);
        string? client = Resolve(name);
        if (client is null)
        {
            return found;
        }

        if (version is not null)
        {
            ClientRow? row = Find(client, version);
            if (row is not null)
            {
                found.Add(new ClientSelection(row, version));
            }

            return found;
        }

        if (name.Length == wanted.Length)
        {
            found.AddRange(All.Where(row => row.Client == client).Select(row => new ClientSelection(row, null)));
        }

        return found;
    }

    /// <summary>The row that a table shows with this range, or else every row that shares a version with it; <c>null</c> where the text is none.</summary>
    /// <remarks>The row of Tera Term 4.108+ is one row: the 5.x beside it are another line of versions.</remarks>
    private static List<ClientSelection>? SelectByRange(string wanted)
    {
        if (ReadRange(wanted) is not (string client, ClientVersion first, var last))
        {
            return null;
        }

        ClientRow[] rows = [.. All.Where(row => row.Client == client && !EndsBefore(row, first) && (last is null || row.From.CompareTo(last) <= 0))];
        ClientRow[] shown = [.. rows.Where(row => row.From.Equals(first) && (last is null ? row.To is null : last.Equals(row.To)))];
        return [.. (shown.Length > 0 ? shown : rows).Select(row => new ClientSelection(row, null))];
    }

    /// <summary>Whether a version of a client is meant by a name, a range or a pattern, also one that no row is established for.</summary>
    /// <exception cref="SshInputException">No client is known under that name; a pattern may fit none.</exception>
    internal static Func<string, string, bool> Filter(string pattern)
    {
        string wanted = (pattern ?? string.Empty).Trim();
        if (wanted.IndexOfAny(['*', '?', '[']) >= 0)
        {
            string squeezed = Squeeze(wanted);
            return (client, version) => Names(client).Any(name => NamePattern.IsMatch(Squeeze(name), squeezed) || NamePattern.IsMatch(Squeeze(name + version), squeezed));
        }

        if (ReadRange(wanted) is (string ranged, ClientVersion first, var last))
        {
            return (client, version) => client == ranged && ClientVersion.TryParse(version) is ClientVersion one && one.CompareTo(first) >= 0 && (last is null || one.IsWithin(last));
        }

        (string named, ClientVersion? exact) = SplitVersion(wanted);
        return Resolve(named) is string only && (exact is not null || named.Length == wanted.Length)
            ? (client, version) => client == only && (exact is null || exact.Equals(ClientVersion.TryParse(version)))
            : throw new SshInputException(ErrorReason.ClientNotKnown, Explain(wanted), pattern);
    }

    /// <summary>Reads what tables show for several versions, such as <c>PuTTY 0.68 - 0.70</c> and <c>Tera Term 4.108+</c>, the latter without a last one.</summary>
    private static (string Client, ClientVersion First, ClientVersion? Last)? ReadRange(string wanted)
    {
        bool open = wanted.EndsWith("+", StringComparison.Ordinal);
        int end = open ? wanted.Length - 1 : wanted.LastIndexOf('-');
        ClientVersion? last = open || end < 0 ? null : ClientVersion.TryParse(wanted.Substring(end + 1));
        if (!open && last is null)
        {
            return null;
        }

        (string name, ClientVersion? first) = SplitVersion(wanted.Substring(0, end).Trim());
        return first is not null && Resolve(name) is string client ? (client, first, last) : null;
    }

    // A row without an end runs to versions yet to come, or to the next line of versions; what lies beyond the versions that were looked at is no part of a range.
    private static bool EndsBefore(ClientRow row, ClientVersion version)
    {
        ClientVersion end = row.To ?? row.LastExamined ?? row.From;
        end = end.CompareTo(row.From) < 0 ? row.From : end;
        return end.CompareTo(version) < 0 && !version.IsWithin(end);
    }

    private static List<ClientSelection> SelectByWildcard(string wanted)
    {
        List<ClientSelection> found = new();
        string pattern = Squeeze(wanted);
        foreach (ClientRow row in All)
        {
            IEnumerable<string> names = Names(row.Client);
            ClientVersion last = row.To ?? row.LastExamined ?? row.From;
            string[] versions = ClientVersion.Between(row.From, last.CompareTo(row.From) < 0 ? row.From : last).ToArray();
            if (names.Any(name => versions.Any(version => NamePattern.IsMatch(Squeeze(name + version), pattern))))
            {
                found.Add(new ClientSelection(row, null));
            }
        }

        return found;
    }

    private static IEnumerable<string> Names(string client) => new[] { client }.Concat(Aliases.Where(alias => alias.Value == client).Select(alias => alias.Key));

    private static (string Name, ClientVersion? Version) SplitVersion(string wanted)
    {
        // The version is the longest tail that reads as one, so that "Tera Term 5.0 beta 1" and "TeraTerm4.106" both work.
        for (int index = 1; index < wanted.Length; index++)
        {
            bool begins = char.IsDigit(wanted[index]) && !char.IsDigit(wanted[index - 1]) && wanted[index - 1] != '.';
            if (begins && ClientVersion.TryParse(wanted.Substring(index)) is ClientVersion version)
            {
                return (wanted.Substring(0, index).TrimEnd(' ', '_', '-', '/', 'v', 'V'), version);
            }
        }

        return (wanted, null);
    }

    private static string? Resolve(string name)
    {
        string squeezed = Squeeze(name);
        string? client = Clients.FirstOrDefault(candidate => Squeeze(candidate) == squeezed);
        return client ?? (Aliases.TryGetValue(squeezed, out string? alias) ? alias : null);
    }

    /// <summary>Lower case without blanks, hyphens and underscores: what people leave out or add. A hyphen in [a-c] stays.</summary>
    private static string Squeeze(string text)
    {
        StringBuilder squeezed = new(text.Length);
        bool inBrackets = false;
        foreach (char letter in text)
        {
            inBrackets = letter == '[' || (inBrackets && letter != ']');
            if (inBrackets || (letter != ' ' && letter != '-' && letter != '_'))
            {
                squeezed.Append(char.ToLowerInvariant(letter));
            }
        }

        return squeezed.ToString();
    }

    private static string Explain(string wanted)
    {
        if (ReadRange(wanted) is (string only, _, _))
        {
            return "No established version of " + only + " lies in \"" + wanted + "\"; established are " + string.Join(", ", All.Where(row => row.Client == only).Select(row => row.Range)) + ".";
        }

        (string name, ClientVersion? version) = SplitVersion(wanted);
        if (Resolve(name) is string client && version is not null)
        {
            string ranges = string.Join(", ", All.Where(row => row.Client == client).Select(row => row.Range));
            return "What " + client + " " + version + " offers is not established, so nothing is claimed for it; established are " + ranges + ".";
        }

        string squeezed = Squeeze(name).TrimEnd('*');
        string? without = NotEstablished.FirstOrDefault(candidate => squeezed.Length > 3 && Squeeze(candidate).StartsWith(squeezed, StringComparison.Ordinal));
        return without is not null
            ? "What " + without + " offers is not established, so nothing is claimed for it; Test-SshConnection shows whether its settings work."
            : "No client is known as \"" + wanted + "\"; known are " + string.Join(", ", Clients) + ", with a version as in 'Tera Term 4.106', or wildcards as in 'PuTTY*'.";
    }
}
