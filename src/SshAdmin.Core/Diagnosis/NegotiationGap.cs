using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Diagnosis;

/// <summary>Explains a negotiation without a common algorithm: which list, both sides of it, and what helps. Pure.</summary>
internal sealed class NegotiationGap
{
    private NegotiationGap(SshConnectionReason reason, string detail, string remedy)
    {
        Reason = reason;
        Detail = detail;
        Remedy = remedy;
    }

    public SshConnectionReason Reason { get; }

    /// <summary>Both lists.</summary>
    public string Detail { get; }

    /// <summary>The line for ssh_config, or the update, that helps.</summary>
    public string Remedy { get; }

    /// <param name="client">What was offered.</param>
    /// <param name="server">What the server has.</param>
    /// <param name="selection">In whose name; <c>null</c> for this module.</param>
    /// <param name="host">For the line in ssh_config.</param>
    /// <returns><c>null</c> when every list has a common name.</returns>
    public static NegotiationGap? For(ClientAlgorithms client, ServerOffer server, ClientSelection? selection, string host)
    {
        foreach (Pair pair in Pairs(client, server))
        {
            if (pair.Client.Any(pair.Server.Contains) || (pair.List == ClientList.Mac && !NeedsMac(client, server)))
            {
                continue;
            }

            string detail = $"The server offers {Show(pair.Server)}. The client offers {Show(pair.Client)}.";
            return new NegotiationGap(pair.Reason, detail, Advise(pair, selection, host));
        }

        return null;
    }

    // An authenticated cipher makes the MAC lists idle; then they were not what failed.
    private static bool NeedsMac(ClientAlgorithms client, ServerOffer server)
    {
        static bool Authenticates(string? name) => Wire.Packets.PacketProtections.SupportedCiphers.Any(row => row.Name == name && row.IsAuthenticated);
        return !Authenticates(client.Encryption.FirstOrDefault(server.EncryptionClientToServer.Contains))
            || !Authenticates(client.Encryption.FirstOrDefault(server.EncryptionServerToClient.Contains));
    }

    private static IEnumerable<Pair> Pairs(ClientAlgorithms client, ServerOffer server) =>
    [
        new(SshConnectionReason.NoCommonKeyExchange, ClientList.KeyExchange, "KexAlgorithms", client.KeyExchange, server.KeyExchange, ClientAlgorithms.Probe.KeyExchange),
        new(SshConnectionReason.NoCommonHostKey, ClientList.HostKey, "HostKeyAlgorithms", client.HostKey, server.HostKey, ClientAlgorithms.Probe.HostKey),
        new(SshConnectionReason.NoCommonCipher, ClientList.Encryption, "Ciphers", client.Encryption, server.EncryptionClientToServer, ClientAlgorithms.Probe.Encryption),
        new(SshConnectionReason.NoCommonCipher, ClientList.Encryption, "Ciphers", client.Encryption, server.EncryptionServerToClient, ClientAlgorithms.Probe.Encryption),
        new(SshConnectionReason.NoCommonMac, ClientList.Mac, "MACs", client.Mac, server.MacClientToServer, ClientAlgorithms.Probe.Mac),
        new(SshConnectionReason.NoCommonMac, ClientList.Mac, "MACs", client.Mac, server.MacServerToClient, ClientAlgorithms.Probe.Mac),
        new(SshConnectionReason.NoCommonCompression, ClientList.Compression, "Compression", client.Compression, server.CompressionClientToServer, ["none"]),
        new(SshConnectionReason.NoCommonCompression, ClientList.Compression, "Compression", client.Compression, server.CompressionServerToClient, ["none"]),
    ];

    private static string Advise(Pair pair, ClientSelection? selection, string host)
    {
        string general = ReasonTable.Find(pair.Reason).Remedy;
        if (selection is not null && selection.Row.Client != OpenSshForWindowsRows.Client)
        {
            return NewerVersion(pair, selection) is ClientRow newer
                ? $"Use {newer.Client} {newer.From} or later, which has a common algorithm with this server. {general}"
                : $"No version of {selection.Row.Client} that is known here has a common algorithm with this server. {general}";
        }

        // Names that ssh knows and leaves out by default: the old ones that this module can still run for a probe.
        string? old = pair.Legacy.FirstOrDefault(name => pair.Server.Contains(name) && !pair.Client.Contains(name));
        if (old is not null)
        {
            return $"{general} Until then, for this host only, in ~/.ssh/config: Host {host} / {pair.Keyword} +{old} (weak: do not use it for other hosts).";
        }

        string[] strange = [.. pair.Server.Where(name => !name.StartsWith("kex-strict-", StringComparison.Ordinal) && !name.StartsWith("ext-info-", StringComparison.Ordinal))];
        return selection is null && strange.Length > 0
            ? $"{general} This module cannot run {Show(strange)}; a current ssh may be able to, so test with ssh -vvv as well."
            : general;
    }

    private static ClientRow? NewerVersion(Pair pair, ClientSelection selection) => ClientCatalogue.All.FirstOrDefault(row =>
        row.Client == selection.Row.Client
        && row.From.CompareTo(selection.Row.From) > 0
        && row.Enabled(pair.List)?.Any(pair.Server.Contains) == true);

    private static string Show(IReadOnlyList<string> names) => names.Count == 0 ? "none" : DisplayText.Escape(string.Join(", ", names));

    private sealed record Pair(SshConnectionReason Reason, ClientList List, string Keyword, IReadOnlyList<string> Client, IReadOnlyList<string> Server, IReadOnlyList<string> Legacy);
}
