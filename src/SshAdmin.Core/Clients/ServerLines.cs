using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Configuration.Rows;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Clients;

/// <summary>What one server has at work in its lists, and the line that adds a name to one of them.</summary>
internal sealed class ServerLines
{
    private const int LongestLine = 6;

    private readonly SshdVersion _version;
    private readonly SshServerPlatform _platform;

    internal ServerLines(ServerProgram server)
    {
        // Debian 12's version stands for a server whose version is not known: old enough to have no names that others lack.
        string number = server.IsOpenSsh && server.Version is ClientVersion known ? FormattableString.Invariant($"{known.Major}.{known.Minor}") : "9.2";
        bool debian = new[] { "Debian", "Ubuntu" }.Any(name => server.Text.IndexOf(name, StringComparison.Ordinal) >= 0);
        _version = SshdVersion.Parse(debian ? number + " Debian" : number);
        _platform = server.Name == ServerProgram.OpenSshForWindows ? SshServerPlatform.Windows : SshServerPlatform.Linux;
    }

    /// <summary>What that release offers where no line says otherwise.</summary>
    internal IReadOnlyList<string> Defaults(ClientList list) => AlgorithmNames.Defaults(KindOf(list), _version, _platform);

    /// <summary>Whether that release can be told to offer it.</summary>
    internal bool Knows(ClientList list, string name) => AlgorithmNames.Known(KindOf(list), _version, _platform).Contains(name);

    /// <summary>A line that offers one name more and nothing else.</summary>
    /// <remarks>
    /// +name adds to the defaults, not to what stands in the file: where the server has a list of its own it would put the rest of
    /// the defaults back, and what stands behind a - it would take away.
    /// </remarks>
    internal (string Line, string Shown) Adding(ClientList list, string name, IReadOnlyList<string> offered)
    {
        string keyword = Keyword(list);
        IReadOnlyList<string> defaults = Defaults(list);

        // Markers such as kex-strict-s-v00@openssh.com stand in the offer, but in no configuration.
        string[] listed = [.. offered.Where(other => !KexMarkers.IsMarker(other))];
        string[] beyond = [.. listed.Except(defaults)];
        if (!defaults.Except(listed).Any() && beyond.Length < LongestLine)
        {
            return Quoted(keyword + " +" + string.Join(",", beyond.Concat([name]).Select(DisplayText.Escape)));
        }

        string whole = keyword + " " + string.Join(",", listed.Concat([name]).Select(DisplayText.Escape));
        return listed.Length <= LongestLine ? Quoted(whole) : (whole, $"the {keyword} line that \"sshd -T\" prints, with \",{name}\" at its end, in place of the {keyword} line of sshd_config");
    }

    internal static string Keyword(ClientList list) => list switch
    {
        ClientList.KeyExchange => "KexAlgorithms",
        ClientList.HostKey => "HostKeyAlgorithms",
        ClientList.Encryption => "Ciphers",
        _ => "MACs",
    };

    private static (string Line, string Shown) Quoted(string line) => (line, "\"" + line + "\" in sshd_config");

    private static ValueKind KindOf(ClientList list) => list switch
    {
        ClientList.KeyExchange => ValueKind.KeyExchanges,
        ClientList.Encryption => ValueKind.Ciphers,
        ClientList.Mac => ValueKind.Macs,
        _ => ValueKind.KeyAlgorithms,
    };
}
