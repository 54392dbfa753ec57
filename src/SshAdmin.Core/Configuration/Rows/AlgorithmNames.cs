using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Configuration.Rows;

/// <summary>What each release of sshd knows, in the order of its own tables (<c>ssh -Q</c> of 8.7, 9.2, 9.9 and 10.5), and its defaults.</summary>
internal static class AlgorithmNames
{
    private const string Backported = "sntrup761x25519-sha512";
    private const string Certificate = "-cert-v01";

    private static readonly AlgorithmNameRow[] KeyExchanges =
    [
        new("diffie-hellman-group1-sha1"),
        new("diffie-hellman-group14-sha1"),
        new("diffie-hellman-group14-sha256"),
        new("diffie-hellman-group16-sha512"),
        new("diffie-hellman-group18-sha512"),
        new("diffie-hellman-group-exchange-sha1"),
        new("diffie-hellman-group-exchange-sha256"),
        new("ecdh-sha2-nistp256"),
        new("ecdh-sha2-nistp384"),
        new("ecdh-sha2-nistp521"),
        new("mlkem768nistp256-sha256", since: "10.4"),
        new("curve25519-sha256"),
        new("curve25519-sha256@libssh.org"),
        new("sntrup4591761x25519-sha512@tinyssh.org", since: "8.0", until: "8.4"),
        new("sntrup761x25519-sha512", since: "9.9"),
        new("sntrup761x25519-sha512@openssh.com", since: "8.5"),
        new("mlkem768x25519-sha256", since: "9.9"),
    ];

    private static readonly AlgorithmNameRow[] Ciphers =
    [
        new("3des-cbc"),
        new("aes128-cbc"),
        new("aes192-cbc"),
        new("aes256-cbc"),
        new("rijndael-cbc@lysator.liu.se", until: "8.4"),
        new("aes128-ctr"),
        new("aes192-ctr"),
        new("aes256-ctr"),
        new("aes128-gcm@openssh.com"),
        new("aes256-gcm@openssh.com"),
        new("chacha20-poly1305@openssh.com"),
    ];

    private static readonly AlgorithmNameRow[] Macs =
    [
        new("hmac-sha1"),
        new("hmac-sha1-96"),
        new("hmac-sha2-256"),
        new("hmac-sha2-512"),
        new("hmac-md5"),
        new("hmac-md5-96"),
        new("umac-64@openssh.com"),
        new("umac-128@openssh.com"),
        new("hmac-sha1-etm@openssh.com"),
        new("hmac-sha1-96-etm@openssh.com"),
        new("hmac-sha2-256-etm@openssh.com"),
        new("hmac-sha2-512-etm@openssh.com"),
        new("hmac-md5-etm@openssh.com"),
        new("hmac-md5-96-etm@openssh.com"),
        new("umac-64-etm@openssh.com"),
        new("umac-128-etm@openssh.com"),
    ];

    private static readonly AlgorithmNameRow[] Keys =
    [
        new("ssh-ed25519"),
        new("ssh-ed25519-cert-v01@openssh.com"),
        new("sk-ssh-ed25519@openssh.com", since: "8.2"),
        new("sk-ssh-ed25519-cert-v01@openssh.com", since: "8.2"),
        new("ssh-mldsa44-ed25519@openssh.com", since: "10.4"),
        new("ssh-mldsa44-ed25519-cert-v01@openssh.com", since: "10.4"),
        new("ecdsa-sha2-nistp256"),
        new("ecdsa-sha2-nistp256-cert-v01@openssh.com"),
        new("ecdsa-sha2-nistp384"),
        new("ecdsa-sha2-nistp384-cert-v01@openssh.com"),
        new("ecdsa-sha2-nistp521"),
        new("ecdsa-sha2-nistp521-cert-v01@openssh.com"),
        new("sk-ecdsa-sha2-nistp256@openssh.com", since: "8.2"),
        new("sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", since: "8.2"),
        new("webauthn-sk-ecdsa-sha2-nistp256@openssh.com", since: "8.4"),
        new("webauthn-sk-ecdsa-sha2-nistp256-cert-v01@openssh.com", since: "10.3"),
        new("ssh-dss", until: "9.7"),
        new("ssh-dss-cert-v01@openssh.com", until: "9.7"),
        new("ssh-rsa"),
        new("ssh-rsa-cert-v01@openssh.com"),
        new("rsa-sha2-256"),
        new("rsa-sha2-256-cert-v01@openssh.com", since: "7.8"),
        new("rsa-sha2-512"),
        new("rsa-sha2-512-cert-v01@openssh.com", since: "7.8"),
    ];

    // Verdicts on clients ask for these once per name.
    private static readonly IReadOnlyDictionary<ValueKind, string[]> WithoutCertificates =
        new[] { ValueKind.KeyExchanges, ValueKind.Ciphers, ValueKind.Macs, ValueKind.KeyAlgorithms }
            .ToDictionary(kind => kind, kind => Rows(kind)!.Select(row => row.Name).Where(name => !IsCertificate(name)).ToArray());

    /// <summary>The rows of a list; <c>null</c> for a kind that is no list of algorithms.</summary>
    internal static IReadOnlyList<AlgorithmNameRow>? Rows(ValueKind kind) => kind switch
    {
        ValueKind.KeyExchanges => KeyExchanges,
        ValueKind.Ciphers => Ciphers,
        ValueKind.Macs => Macs,
        ValueKind.KeyAlgorithms or ValueKind.CaAlgorithms => Keys,
        _ => null,
    };

    /// <summary>What some release from 7.4 on knows, certificates left out.</summary>
    internal static IReadOnlyList<string> Plain(ValueKind kind) => WithoutCertificates[kind];

    internal static bool IsCertificate(string name) => name.Contains(Certificate);

    /// <summary>The signature algorithm behind a certificate algorithm; any other name as it is (sshkey.c, sshkey_sigalg_by_name).</summary>
    internal static string WithoutCertificate(string name) =>
        IsCertificate(name) ? Plain(ValueKind.KeyAlgorithms).FirstOrDefault(plain => ToCertificate(plain) == name) ?? name : name;

    internal static IReadOnlyList<string> Known(ValueKind kind, SshdVersion version, SshServerPlatform platform) =>
        [.. Ordered(Rows(kind) ?? [], version).Where(row => row.IsKnownTo(version) || (row.Name == Backported && HasBackport(version))).Select(row => row.Name).Where(name => !IsLeftOut(name, version, platform))];

    /// <summary>The builds for Windows leave Streamlined NTRU Prime out: defines.h asks for variable-length arrays, which config.h.vs up to 9.8 does not claim (PowerShell/Win32-OpenSSH issues 1927, 2140).</summary>
    internal static bool IsLeftOut(string name, SshdVersion version, SshServerPlatform platform) =>
        platform == SshServerPlatform.Windows && version.Before("9.9") && IsStreamlinedNtruPrime(name);

    /// <summary>What a release offers where no line says otherwise (myproposal.h).</summary>
    internal static IReadOnlyList<string> Defaults(ValueKind kind, SshdVersion version, SshServerPlatform platform)
    {
        ClientRow row = OpenSshDefaultRows.At(ClientVersion.Parse(version.ToString()));
        switch (kind)
        {
            case ValueKind.Ciphers:
                return row.Lists[ClientList.Encryption];
            case ValueKind.Macs:
                // Win32-OpenSSH 9.5 took HMAC-SHA1 out of its defaults (PowerShell/openssh-portable 4ee8dc649).
                bool withoutSha1 = platform == SshServerPlatform.Windows && version.AtLeast("9.5");
                return [.. row.Lists[ClientList.Mac].Where(name => !withoutSha1 || !name.StartsWith("hmac-sha1", StringComparison.Ordinal))];
            case ValueKind.KeyExchanges:
                IReadOnlyList<string> upstream = row.Lists[ClientList.KeyExchange];
                if (platform == SshServerPlatform.Windows)
                {
                    // From 9.9 on it is not in their list of defaults (PowerShell/openssh-portable pull request 756).
                    return [.. upstream.Where(name => !IsStreamlinedNtruPrime(name))];
                }

                return HasBackport(version) ? [Backported, .. upstream] : upstream;
            case ValueKind.KeyAlgorithms:
                IReadOnlyList<string> plain = row.Lists[ClientList.HostKey];
                return [.. plain.Select(ToCertificate).Where(name => Known(kind, version, platform).Contains(name)), .. plain];
            case ValueKind.CaAlgorithms:
                // 7.9 to 8.1 listed ssh-rsa, 8.2 and later do not.
                return [.. row.Lists[ClientList.HostKey].Where(name => name != "ssh-rsa" || version.Before("8.2"))];
            default:
                return [];
        }
    }

    /// <summary>Before 9.0 the key table had Ed25519 first, then RSA, DSA and ECDSA, and all their certificates behind them.</summary>
    private static IEnumerable<AlgorithmNameRow> Ordered(IReadOnlyList<AlgorithmNameRow> rows, SshdVersion version) =>
        rows != Keys || version.AtLeast("9.0") ? rows : rows.OrderBy(row =>
        {
            int family = row.Name.Contains("ed25519") ? 0 : row.Name.Contains("rsa") && !row.Name.Contains("ecdsa") ? 1 : row.Name.Contains("dss") ? 2 : 3;
            return family > 0 && row.Name.Contains(Certificate) ? family + 10 : family;
        });

    /// <summary>Debian 12 gave the standardised name of the hybrid key exchange to its 9.2.</summary>
    internal static bool HasBackport(SshdVersion version) => version.IsDebian && version.Key == 902;

    private static bool IsStreamlinedNtruPrime(string name) => name.StartsWith("sntrup", StringComparison.Ordinal);

    /// <summary>The certificate algorithm of a plain one, its vendor's part kept at the end.</summary>
    internal static string ToCertificate(string name)
    {
        int at = name.IndexOf('@');
        return at < 0 ? name + Certificate + "@openssh.com" : name.Substring(0, at) + Certificate + name.Substring(at);
    }
}
