using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Clients;

/// <summary>What can be changed at either side where a list has nothing in common, the safest first; an upgrade of the client is advised elsewhere.</summary>
internal static class NegotiationAdvice
{
    private const string NotForLong = "Only last, and only for a while: ";

    /// <param name="picture">The client before the server.</param>
    /// <param name="offer">What the server offers.</param>
    /// <param name="list">The first list that has nothing in common.</param>
    /// <param name="offered">The server's part of it.</param>
    internal static IEnumerable<string> For(ClientPicture picture, ServerOffer offer, ClientList list, IReadOnlyList<string> offered)
    {
        List<string> advice = [.. Ways(picture, offer).Select(way => Words(picture, way))];
        AddClientSetting(advice, picture, list, offered);
        return advice;
    }

    /// <summary>The ways to let the client in by a change of the server: by a new host key if that is what is missing, and by less safe names.</summary>
    internal static IEnumerable<IReadOnlyList<ServerChange>> Ways(ClientPicture picture, ServerOffer offer)
    {
        IReadOnlyList<ServerChange>? best = ServerWay.Find(picture, offer, modernHostKey: true);
        IReadOnlyList<ServerChange>? other = picture.Negotiation.FailsAt == SshNegotiationStep.HostKey ? ServerWay.Find(picture, offer, modernHostKey: false) : null;
        if (best is not null)
        {
            yield return best;
        }

        if (other is not null && (best is null || best[0] != other[0]))
        {
            yield return other;
        }
    }

    private static string Words(ClientPicture picture, IReadOnlyList<ServerChange> way)
    {
        if (way.Count > 1)
        {
            return Several(way);
        }

        ServerChange change = way[0];
        return change.List == ClientList.HostKey ? (change.IsSound ? NewHostKey(picture) : NotForLong + change.Shown + "; a host key proven with SHA-1 can be forged with effort.")
            : !change.IsSound ? NotForLong + change.Shown + "; " + change.Name + " no longer protects well, and any client may then be talked into that " + Purpose(change.List) + "."
            : "Allow " + change.Name + " at the server" + (change.Line is null ? string.Empty : ": " + change.Shown) + "; it is sound, so that little is lost.";
    }

    /// <summary>Half of it would weaken the server and still leave the client out.</summary>
    private static string Several(IReadOnlyList<ServerChange> way)
    {
        string names = string.Join(", ", way.Take(way.Count - 1).Select(change => change.Name)) + " and " + way[way.Count - 1].Name;
        string what = names + " at the server, " + (way.Count == 2 ? "both" : "all") + " together, because less still leaves this client out: " + string.Join("; ", way.Select(change => change.Shown));
        string[] weak = [.. way.Where(change => !change.IsSound).Select(change => change.Name)];
        return weak.Length == 0
            ? "Allow " + what + ". All of it is sound, so that little is lost."
            : NotForLong + "allow " + what + ". " + string.Join(" and ", weak) + (weak.Length == 1 ? " no longer protects" : " no longer protect") + " well, and any client may then be talked into " + (weak.Length == 1 ? "it." : "them.");
    }

    private static string NewHostKey(ClientPicture picture)
    {
        (string Algorithm, string Name, string File)[] modern = [.. ServerWay.ModernHostKeys.Where(type => picture.Row.Enabled(ClientList.HostKey)!.Contains(type.Algorithm))];
        string how = picture.Server.IsOpenSsh
            ? ": ssh-keygen -A makes it, \"HostKey " + ServerWay.KeyFolder(picture.Server) + "/" + modern[0].File + "\" in sshd_config offers it where host keys are listed there, and a HostKeyAlgorithms line has to name " + modern[0].Algorithm + ". No protection is lost by that."
            : ": no protection is lost by that.";
        return "Give the server an " + string.Join(" or ", modern.Select(type => type.Name)) + " host key beside the one it has" + how;
    }

    private static string Purpose(ClientList list) => list switch
    {
        ClientList.KeyExchange => "key exchange",
        ClientList.Encryption => "encryption",
        _ => "integrity",
    };

    private static void AddClientSetting(List<string> advice, ClientPicture picture, ClientList list, IReadOnlyList<string> offered)
    {
        if (picture.Row.RsaChoice == RsaSignatureChoice.AnnouncedElseSha1IfAllowed)
        {
            string? name = offered.FirstOrDefault(candidate => ClientRow.Contains(OpenSshSupported.Of(list), candidate));
            if (name is not null)
            {
                string userKeys = list == ClientList.HostKey && name == SignaturePolicy.SshRsaName ? " (and \"PubkeyAcceptedAlgorithms +ssh-rsa\" where an RSA key signs in)" : string.Empty;
                advice.Add("Until the server is updated, allow it for this host alone in ~/.ssh/config: \"" + ServerLines.Keyword(list) + " +" + name + "\"" + userKeys + ".");
            }

            return;
        }

        string? off = picture.Row.Off.TryGetValue(list, out IReadOnlyList<string>? names) ? names.FirstOrDefault(name => ClientRow.Contains(offered, name)) : null;
        if (off is not null)
        {
            advice.Add("Until the server is updated, switch " + off + " on in the client's settings for this connection; it no longer protects well.");
        }
    }
}
