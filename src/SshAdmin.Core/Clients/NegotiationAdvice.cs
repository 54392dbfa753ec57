using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Clients;

/// <summary>What can be changed at either side where a list has nothing in common, the safest first; an upgrade of the client is advised elsewhere.</summary>
internal static class NegotiationAdvice
{
    private const int LongestLine = 6;

    private const string NotForLong = "Only last, and only for a while: ";

    // The older methods by how much they still protect; group exchange also fails where the server withholds it.
    private static readonly string[] OldKeyExchange = { "diffie-hellman-group14-sha1", "diffie-hellman-group-exchange-sha1", "diffie-hellman-group1-sha1" };

    // sshd_config(5), HostKey; the file names are those that ssh-keygen -A writes.
    private static readonly (string Algorithm, string Name, string File)[] Modern =
    {
        ("ssh-ed25519", "Ed25519", "ssh_host_ed25519_key"), ("ecdsa-sha2-nistp256", "ECDSA", "ssh_host_ecdsa_key"),
    };

    internal static IEnumerable<string> For(ClientPicture picture, ClientList list, IReadOnlyList<string> own, IReadOnlyList<string> offered)
    {
        List<string> advice = new();
        if (list == ClientList.HostKey)
        {
            AddHostKey(advice, picture, own, offered);
        }
        else
        {
            AddServerLine(advice, picture, list, own, offered);
        }

        AddClientSetting(advice, picture, list, offered);
        return advice;
    }

    private static void AddHostKey(List<string> advice, ClientPicture picture, IReadOnlyList<string> own, IReadOnlyList<string> offered)
    {
        string folder = picture.Server.Name == ServerProgram.OpenSshForWindows ? "__PROGRAMDATA__/ssh" : "/etc/ssh";
        (string Algorithm, string Name, string File)[] modern = [.. Modern.Where(type => ClientRow.Contains(own, type.Algorithm))];
        if (modern.Length > 0)
        {
            string how = picture.Server.IsOpenSsh
                ? ": ssh-keygen -A makes it, \"HostKey " + folder + "/" + modern[0].File + "\" in sshd_config offers it where host keys are listed there, and a HostKeyAlgorithms line has to name " + modern[0].Algorithm + ". No protection is lost by that."
                : ": no protection is lost by that.";
            advice.Add("Give the server an " + string.Join(" or ", modern.Select(type => type.Name)) + " host key beside the one it has" + how);
        }

        if (ClientRow.Contains(own, SignaturePolicy.SshRsaName) && picture.Server.IsOpenSsh)
        {
            bool hasRsaKey = offered.Any(name => name.StartsWith("rsa-sha2-", StringComparison.Ordinal));
            string key = hasRsaKey ? string.Empty : " with an RSA host key, from ssh-keygen -A and by \"HostKey " + folder + "/ssh_host_rsa_key\"";
            string policy = picture.Server.Name == ServerProgram.OpenSsh ? ", or update-crypto-policies --set LEGACY on Amazon Linux and RHEL" : string.Empty;
            advice.Add(NotForLong + "\"HostKeyAlgorithms +ssh-rsa\" in sshd_config" + policy + key + "; a host key proven with SHA-1 can be forged with effort.");
        }
    }

    private static void AddServerLine(List<string> advice, ClientPicture picture, ClientList list, IReadOnlyList<string> own, IReadOnlyList<string> offered)
    {
        (string keyword, string what) = list switch
        {
            ClientList.KeyExchange => ("KexAlgorithms", "key exchange"),
            ClientList.Encryption => ("Ciphers", "encryption"),
            _ => ("MACs", "integrity"),
        };
        string? sound = Sound(picture, list, own);
        if (sound is not null)
        {
            string line = picture.Server.IsOpenSsh ? ": " + Line(keyword, sound, Defaults(picture, list), offered) : string.Empty;
            advice.Add("Allow " + sound + " at the server" + line + "; it is sound, so that little is lost.");
            return;
        }

        // Only what OpenSSH still has compiled in can be put back by a line of configuration.
        IEnumerable<string> order = list == ClientList.KeyExchange ? OldKeyExchange : own;
        string? weak = order.FirstOrDefault(name => ClientRow.Contains(own, name) && ClientRow.Contains(OpenSshSupported.Of(list), name));
        if (weak is not null && picture.Server.IsOpenSsh)
        {
            advice.Add(NotForLong + "\"" + keyword + " +" + weak + "\" in sshd_config; " + weak + " no longer protects well, and any client may then be talked into that " + what + ".");
        }
    }

    /// <summary>The line to write; where a default is missing the server has a list of its own, and +name would put all other defaults back as well.</summary>
    private static string Line(string keyword, string name, IReadOnlyList<string> defaults, IReadOnlyList<string> offered)
    {
        if (!ClientRow.Contains(defaults, name))
        {
            return "\"" + keyword + " +" + name + "\" in sshd_config";
        }

        // Markers such as kex-strict-s-v00@openssh.com stand in the offer, but in no configuration.
        string[] listed = offered.Where(other => !KexMarkers.IsMarker(other)).ToArray();
        return listed.Length <= LongestLine
            ? "\"" + keyword + " " + string.Join(",", listed.Select(DisplayText.Escape).Concat(new[] { name })) + "\" in sshd_config"
            : "add it to the " + keyword + " line of sshd_config";
    }

    private static IReadOnlyList<string> Defaults(ClientPicture picture, ClientList list)
    {
        // Debian 12's version stands for a server whose version is not known: old enough to have no names that others lack.
        ClientVersion version = picture.Server.IsOpenSsh && picture.Server.Version is ClientVersion known ? known : ClientVersion.Parse("9.2");
        return OpenSshDefaultRows.At(version).Lists[list];
    }

    /// <summary>A sound algorithm of the client that a server of that version has compiled in.</summary>
    private static string? Sound(ClientPicture picture, ClientList list, IReadOnlyList<string> own)
    {
        IReadOnlyList<string> usual = Defaults(picture, list);
        string[] sound = own.Where(name => !DiscouragedAlgorithms.Contain(KindOf(list), name) && !IsExperimental(name)).ToArray();
        return sound.FirstOrDefault(name => ClientRow.Contains(usual, name)) ?? sound.FirstOrDefault(name => ClientRow.Contains(OpenSshSupported.Of(list), name));
    }

    private static SshAlgorithmKind KindOf(ClientList list) => list switch
    {
        ClientList.KeyExchange => SshAlgorithmKind.KeyExchange,
        ClientList.Encryption => SshAlgorithmKind.Encryption,
        ClientList.Mac => SshAlgorithmKind.Mac,
        _ => SshAlgorithmKind.HostKey,
    };

    private static bool IsExperimental(string name) => name.StartsWith("sntrup", StringComparison.Ordinal) || name.StartsWith("mlkem", StringComparison.Ordinal);

    private static void AddClientSetting(List<string> advice, ClientPicture picture, ClientList list, IReadOnlyList<string> offered)
    {
        if (picture.Row.RsaChoice == RsaSignatureChoice.AnnouncedElseSha1IfAllowed)
        {
            string keyword = list switch
            {
                ClientList.KeyExchange => "KexAlgorithms",
                ClientList.HostKey => "HostKeyAlgorithms",
                ClientList.Encryption => "Ciphers",
                _ => "MACs",
            };
            string? name = offered.FirstOrDefault(candidate => ClientRow.Contains(OpenSshSupported.Of(list), candidate));
            if (name is not null)
            {
                string userKeys = list == ClientList.HostKey && name == SignaturePolicy.SshRsaName ? " (and \"PubkeyAcceptedAlgorithms +ssh-rsa\" where an RSA key signs in)" : string.Empty;
                advice.Add("Until the server is updated, allow it for this host alone in ~/.ssh/config: \"" + keyword + " +" + name + "\"" + userKeys + ".");
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
