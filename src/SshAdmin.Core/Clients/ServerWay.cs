using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Clients;

/// <summary>The changes at a server that together let a client in, found by negotiating again after each: the first list that fails hides the next.</summary>
internal sealed class ServerWay
{
    // The older methods by how much they still protect.
    private static readonly string[] OldKeyExchange = ["diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha1", "diffie-hellman-group1-sha1"];

    // sshd_config(5), HostKey; the file names are those that ssh-keygen -A writes.
    internal static readonly IReadOnlyList<(string Algorithm, string Name, string File)> ModernHostKeys =
    [
        ("ssh-ed25519", "Ed25519", "ssh_host_ed25519_key"), ("ecdsa-sha2-nistp256", "ECDSA", "ssh_host_ecdsa_key"),
    ];

    private readonly ClientPicture _picture;
    private readonly ServerLines _lines;
    private readonly bool _modernHostKey;

    private ServerWay(ClientPicture picture, bool modernHostKey)
    {
        _picture = picture;
        _lines = new ServerLines(picture.Server);
        _modernHostKey = modernHostKey;
    }

    internal static string KeyFolder(ServerProgram server) => server.Name == ServerProgram.OpenSshForWindows ? "__PROGRAMDATA__/ssh" : "/etc/ssh";

    /// <param name="picture">The client before the server.</param>
    /// <param name="offer">What the server offers.</param>
    /// <param name="modernHostKey">Where no host key fits: give the server a key of a newer type that the client has, in place of SHA-1.</param>
    /// <returns>In the order in which they are missed; <c>null</c> where no change lets the client in.</returns>
    internal static IReadOnlyList<ServerChange>? Find(ClientPicture picture, ServerOffer offer, bool modernHostKey) => new ServerWay(picture, modernHostKey).Find(offer);

    private List<ServerChange>? Find(ServerOffer offer)
    {
        List<ServerChange> changes = [];
        ClientNegotiation negotiation = _picture.Negotiation;
        while (negotiation.Succeeds == false)
        {
            ClientList list = ListOf(negotiation.FailsAt);

            // A name that is there and not seen, because the list is too long, does not help.
            if (changes.Any(change => change.List == list) || Change(list, offer) is not ServerChange next)
            {
                return null;
            }

            changes.Add(next);
            offer = With(offer, list, next.Name);
            negotiation = ClientNegotiation.Of(_picture.Row, _picture.Faults, offer, _picture.Server);
        }

        return changes;
    }

    private ServerChange? Change(ClientList list, ServerOffer offer)
    {
        IReadOnlyList<string> own = _picture.Row.Enabled(list) ?? [];
        if (list == ClientList.HostKey)
        {
            return HostKey(own, offer);
        }

        string[] possible = [.. own.Where(name => _lines.Knows(list, name) && !ClientNegotiation.IsWithheld(name, _picture.Faults, _picture.Server))];
        string[] sound = [.. possible.Where(name => !DiscouragedAlgorithms.Contain(KindOf(list), name) && !IsExperimental(name))];
        IReadOnlyList<string> usual = _lines.Defaults(list);
        IEnumerable<string> weak = list == ClientList.KeyExchange ? OldKeyExchange.Where(possible.Contains) : possible;
        string? name = sound.FirstOrDefault(usual.Contains) ?? sound.FirstOrDefault();
        bool isSound = name is not null;

        // Only what OpenSSH still has compiled in can be put back by a line of configuration.
        name ??= _picture.Server.IsOpenSsh ? weak.FirstOrDefault() : null;
        if (name is null)
        {
            return null;
        }

        IReadOnlyList<string> offered = list switch
        {
            ClientList.KeyExchange => offer.KeyExchange,
            ClientList.Encryption => offer.EncryptionClientToServer,
            _ => offer.MacClientToServer,
        };
        (string line, string shown) = _lines.Adding(list, name, offered);
        return _picture.Server.IsOpenSsh ? new ServerChange(list, name, isSound, line, shown) : new ServerChange(list, name, isSound, null, name);
    }

    private ServerChange? HostKey(IReadOnlyList<string> own, ServerOffer offer)
    {
        string folder = KeyFolder(_picture.Server);
        (string Algorithm, string Name, string File) modern = ModernHostKeys.FirstOrDefault(type => own.Contains(type.Algorithm));
        if (_modernHostKey && modern.Algorithm is not null)
        {
            string line = "HostKey " + folder + "/" + modern.File;
            return _picture.Server.IsOpenSsh
                ? new ServerChange(ClientList.HostKey, modern.Algorithm, true, line, $"an {modern.Name} host key (ssh-keygen -A makes it, \"{line}\" offers it where host keys are listed, and a HostKeyAlgorithms line has to name {modern.Algorithm})")
                : new ServerChange(ClientList.HostKey, modern.Algorithm, true, null, $"an {modern.Name} host key");
        }

        if (!own.Contains(SignaturePolicy.SshRsaName) || !_picture.Server.IsOpenSsh)
        {
            return null;
        }

        bool hasKey = offer.HostKey.Any(name => name.StartsWith("rsa-sha2-", StringComparison.Ordinal));
        string key = hasKey ? string.Empty : " with an RSA host key, from ssh-keygen -A and by \"HostKey " + folder + "/ssh_host_rsa_key\"";
        string policy = _picture.Server.Name == ServerProgram.OpenSsh ? ", or update-crypto-policies --set LEGACY on Amazon Linux and RHEL" : string.Empty;
        const string Line = "HostKeyAlgorithms +ssh-rsa";
        return new ServerChange(ClientList.HostKey, SignaturePolicy.SshRsaName, false, Line, "\"" + Line + "\" in sshd_config" + policy + key);
    }

    private static ServerOffer With(ServerOffer offer, ClientList list, string name) => list switch
    {
        ClientList.KeyExchange => offer with { KeyExchange = [.. offer.KeyExchange, name] },
        ClientList.HostKey => offer with { HostKey = [.. offer.HostKey, name] },
        ClientList.Encryption => offer with { EncryptionClientToServer = [.. offer.EncryptionClientToServer, name], EncryptionServerToClient = [.. offer.EncryptionServerToClient, name] },
        _ => offer with { MacClientToServer = [.. offer.MacClientToServer, name], MacServerToClient = [.. offer.MacServerToClient, name] },
    };

    private static ClientList ListOf(SshNegotiationStep step) => step switch
    {
        SshNegotiationStep.KeyExchange => ClientList.KeyExchange,
        SshNegotiationStep.HostKey => ClientList.HostKey,
        SshNegotiationStep.Encryption => ClientList.Encryption,
        _ => ClientList.Mac,
    };

    private static SshAlgorithmKind KindOf(ClientList list) => list switch
    {
        ClientList.KeyExchange => SshAlgorithmKind.KeyExchange,
        ClientList.Encryption => SshAlgorithmKind.Encryption,
        _ => SshAlgorithmKind.Mac,
    };

    private static bool IsExperimental(string name) => name.StartsWith("sntrup", StringComparison.Ordinal) || name.StartsWith("mlkem", StringComparison.Ordinal);
}
