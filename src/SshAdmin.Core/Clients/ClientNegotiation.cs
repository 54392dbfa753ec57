using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;

namespace SshAdmin.Core.Clients;

/// <summary>The choice of algorithms of RFC 4253 section 7.1, as one client makes it with one server.</summary>
internal sealed class ClientNegotiation
{
    /// <summary>Tera Term copies each list into 1,024 bytes (ssh.c, choose_SSH2_proposal).</summary>
    internal const int ShortList = 1023;

    internal const string StrictServerMarker = "kex-strict-s-v00@openssh.com";

    private const string Certificate = "-cert-v01@openssh.com";

    private ClientNegotiation()
    {
    }

    /// <summary><c>null</c> when a list of the client is not established.</summary>
    internal bool? Succeeds { get; private set; }

    internal SshNegotiationStep FailsAt { get; private set; }

    internal string? KeyExchange { get; private set; }

    internal string? HostKey { get; private set; }

    internal string? Encryption { get; private set; }

    internal string? Mac { get; private set; }

    /// <summary>The algorithms below the client's warning line, or otherwise asked about.</summary>
    internal IReadOnlyList<string> Confirmations { get; private set; } = new string[0];

    /// <summary>The cipher that the client asks about unless the server has strict key exchange, where that cannot be seen; otherwise <c>null</c>.</summary>
    internal string? AsksUnlessStrict { get; private set; }

    /// <summary>Whether a list of the server is longer than the client reads.</summary>
    internal bool ListTooLong { get; private set; }

    /// <summary>Whether the server held group exchange back because of the client's banner.</summary>
    internal bool GroupExchangeWithheld { get; private set; }

    /// <summary>Whether the server has nothing but a certificate for this client.</summary>
    internal bool HostCertificateOnly { get; private set; }

    internal static ClientNegotiation Of(ClientRow row, IReadOnlyList<ClientFault> faults, ServerOffer offer, ServerProgram server)
    {
        ClientNegotiation result = new();
        IReadOnlyList<string>? keyExchange = row.Enabled(ClientList.KeyExchange);
        IReadOnlyList<string>? hostKey = row.Enabled(ClientList.HostKey);
        IReadOnlyList<string>? encryption = row.Enabled(ClientList.Encryption);
        IReadOnlyList<string>? mac = row.Enabled(ClientList.Mac);
        if (keyExchange is null || hostKey is null || encryption is null || mac is null)
        {
            return result;
        }

        result.Choose(row, faults, offer, server, keyExchange, hostKey, encryption, mac);
        return result;
    }

    /// <summary>Ciphers that carry their own authentication: RFC 5647 as OpenSSH does it, and ChaCha20-Poly1305.</summary>
    internal static bool IsAead(string cipher) =>
        cipher.IndexOf("gcm", StringComparison.OrdinalIgnoreCase) >= 0 || cipher.StartsWith("chacha20-poly1305", StringComparison.Ordinal);

    private void Choose(
        ClientRow row,
        IReadOnlyList<ClientFault> faults,
        ServerOffer offer,
        ServerProgram server,
        IReadOnlyList<string> keyExchange,
        IReadOnlyList<string> hostKey,
        IReadOnlyList<string> encryption,
        IReadOnlyList<string> mac)
    {
        IReadOnlyList<string> offeredKeyExchange = WithoutWithheld(faults, offer, server);
        bool shortLists = Has(faults, ClientFaultKind.ReadsShortLists) || Has(faults, ClientFaultKind.CrashesOnLongLists);
        IReadOnlyList<string> Read(IReadOnlyList<string> names) => shortLists ? FirstCharacters(names) : names;

        IReadOnlyList<string> commonHostKeys = Common(row.HostCertificates ? WithCertificates(row, hostKey) : hostKey, Read(offer.HostKey));
        IReadOnlyList<string> commonKeyExchange = Common(keyExchange, Read(offeredKeyExchange));
        if (commonKeyExchange.Count == 0)
        {
            Fail(SshNegotiationStep.KeyExchange);
            return;
        }

        // Every method of the rows needs a host key that can sign, and every host key algorithm here can; so the method is
        // tied to there being a common host key at all.
        KeyExchange = Shown(row, commonKeyExchange);
        if (commonHostKeys.Count == 0)
        {
            Fail(SshNegotiationStep.HostKey);
            return;
        }

        HostCertificateOnly = commonHostKeys.All(IsCertificate);
        HostKey = Shown(row, commonHostKeys);
        IReadOnlyList<string> toServer = Common(encryption, Read(offer.EncryptionClientToServer));
        IReadOnlyList<string> toClient = Common(encryption, Read(offer.EncryptionServerToClient));
        if (toServer.Count == 0 || toClient.Count == 0)
        {
            Fail(SshNegotiationStep.Encryption);
            return;
        }

        Encryption = Shown(row, toServer);
        bool macAlways = Has(faults, ClientFaultKind.NeedsMacWithAead);
        IReadOnlyList<string> macToServer = Common(mac, Read(offer.MacClientToServer));
        IReadOnlyList<string> macToClient = Common(mac, Read(offer.MacServerToClient));
        bool needsToServer = macAlways || NeedsMac(row, toServer);
        bool needsToClient = macAlways || NeedsMac(row, toClient);
        if ((needsToServer && macToServer.Count == 0) || (needsToClient && macToClient.Count == 0))
        {
            Fail(SshNegotiationStep.Mac);
            return;
        }

        Mac = NeedsMac(row, toServer) ? Shown(row, macToServer) : null;
        Succeeds = true;
        Confirmations = FindConfirmations(row, faults, offer, commonKeyExchange[0], toServer[0], macToServer.FirstOrDefault(), toClient[0], macToClient.FirstOrDefault());
    }

    /// <summary>Certificates behind the plain names: ssh moves to the front what known_hosts has, and what else is common decides nothing but the name shown.</summary>
    private static IReadOnlyList<string> WithCertificates(ClientRow row, IReadOnlyList<string> plain)
    {
        // PROTOCOL.certkeys: rsa-sha2 for certificates has names of its own from 7.8 on.
        bool sha2 = row.To is null || row.To.CompareTo(ClientVersion.Parse("7.8")) >= 0;
        return [.. plain, .. plain.Where(name => sha2 || !name.StartsWith("rsa-sha2-", StringComparison.Ordinal)).Select(ToCertificate)];
    }

    // sk-ssh-ed25519@openssh.com keeps its vendor at the end: sk-ssh-ed25519-cert-v01@openssh.com.
    private static string ToCertificate(string name) => name.Split('@')[0] + Certificate;

    private static bool IsCertificate(string name) => name.EndsWith(Certificate, StringComparison.Ordinal);

    private void Fail(SshNegotiationStep step)
    {
        FailsAt = step;
        Succeeds = false;
    }

    private IReadOnlyList<string> WithoutWithheld(IReadOnlyList<ClientFault> faults, ServerOffer offer, ServerProgram server)
    {
        string[] left = offer.KeyExchange.Where(name => !IsWithheld(name, faults, server)).ToArray();
        GroupExchangeWithheld = left.Length < offer.KeyExchange.Count;
        return left;
    }

    /// <summary>Whether the server holds a key exchange back from clients with these faults, whatever its configuration says.</summary>
    internal static bool IsWithheld(string name, IReadOnlyList<ClientFault> faults, ServerProgram server) =>
        Has(faults, ClientFaultKind.LosesGroupExchange) && server.IsOpenSshFrom(6, 9) && name.StartsWith("diffie-hellman-group-exchange-", StringComparison.Ordinal);

    private IReadOnlyList<string> FirstCharacters(IReadOnlyList<string> names)
    {
        List<string> read = new();
        int length = -1;
        foreach (string name in names)
        {
            length += name.Length + 1;
            if (length > ShortList)
            {
                ListTooLong = true;
                break;
            }

            read.Add(name);
        }

        return read;
    }

    private IReadOnlyList<string> FindConfirmations(
        ClientRow row,
        IReadOnlyList<ClientFault> faults,
        ServerOffer offer,
        string keyExchange,
        string cipherToServer,
        string? macToServer,
        string cipherToClient,
        string? macToClient)
    {
        List<string> found = new();
        if (row.IsWarned(ClientList.KeyExchange, keyExchange))
        {
            found.Add(keyExchange);
        }

        foreach (string cipher in new[] { cipherToServer, cipherToClient }.Distinct())
        {
            if (row.IsWarned(ClientList.Encryption, cipher))
            {
                found.Add(cipher);
            }
        }

        string? open = IsOpenToTerrapin(cipherToServer, macToServer) ? cipherToServer : IsOpenToTerrapin(cipherToClient, macToClient) ? cipherToClient : null;
        if (open is not null && Has(faults, ClientFaultKind.WarnsWithoutStrictKeyExchange) && !ClientRow.Contains(offer.KeyExchange, StrictServerMarker))
        {
            if (offer.MayHaveStrictKeyExchange)
            {
                AsksUnlessStrict = open;
            }
            else
            {
                found.Add(open);
            }
        }

        return found;
    }

    /// <summary>CVE-2023-48795: ChaCha20-Poly1305, and CBC with encrypt-then-MAC.</summary>
    private static bool IsOpenToTerrapin(string cipher, string? mac) =>
        cipher.StartsWith("chacha20", StringComparison.Ordinal)
        || (cipher.Contains("-cbc") && mac is not null && mac.Contains("-etm@"));

    private static bool NeedsMac(ClientRow row, IReadOnlyList<string> common) =>
        row.OrderKnown ? !IsAead(common[0]) : !common.All(IsAead);

    private static string? Shown(ClientRow row, IReadOnlyList<string> common) =>
        row.OrderKnown || common.Count == 1 ? common[0] : null;

    private static bool Has(IReadOnlyList<ClientFault> faults, ClientFaultKind kind) => faults.Any(fault => fault.Kind == kind);

    private static IReadOnlyList<string> Common(IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        HashSet<string> offered = new(theirs, StringComparer.Ordinal);
        return mine.Where(offered.Contains).ToArray();
    }
}
