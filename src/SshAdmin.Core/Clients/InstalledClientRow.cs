using System.Collections.Generic;
using System.Text.RegularExpressions;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>How an installed client is recognised on Windows.</summary>
internal sealed class InstalledClientRow
{
    private readonly Regex _displayName;

    private InstalledClientRow(string client, string displayName, string program, string folders)
    {
        Client = client;
        _displayName = new Regex(displayName, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);
        Program = program;
        Folders = folders.Split('|');
    }

    internal string Client { get; }

    /// <summary>The file that is the client.</summary>
    internal string Program { get; }

    /// <summary>Folders below the usual ones in which the program is looked for.</summary>
    internal IReadOnlyList<string> Folders { get; }

    internal static IReadOnlyList<InstalledClientRow> All { get; } = new[]
    {
        new InstalledClientRow(TeraTermRows.Client, @"^Tera ?Term\b", "ttermpro.exe", "teraterm|teraterm5"),
        new InstalledClientRow(PuttyRows.Client, @"^PuTTY\b", "putty.exe", "PuTTY"),
        new InstalledClientRow(WinScpRows.Client, @"^WinSCP\b", "WinSCP.exe", "WinSCP"),
        new InstalledClientRow(FileZillaRows.Client, @"^FileZilla (?!Server)(Client )?", "filezilla.exe", "FileZilla FTP Client"),
        new InstalledClientRow(RLoginRows.Client, @"^RLogin\b", "RLogin.exe", "RLogin"),
        new InstalledClientRow(PoderosaRows.Client, @"^Poderosa\b", "Poderosa.exe", "Poderosa"),
    };

    internal bool Names(string displayName) => _displayName.IsMatch(displayName);
}
