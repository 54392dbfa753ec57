using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>One client row before one server: the negotiation, and what becomes of each kind of user key.</summary>
internal sealed class ClientPicture
{
    private static readonly string[] Curves = { "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" };

    private ClientPicture(ClientRow row, ServerOffer offer, SignaturePolicy policy)
    {
        Row = row;
        Faults = ClientFaults.Of(row);
        Server = policy.Server;
        WantsSeveralMethods = offer.KeyChains is { Count: > 0 };
        Negotiation = ClientNegotiation.Of(row, Faults, offer, Server);
        UserKeys = JudgeUserKeys(row, offer, policy);
        UserKeyTypes = Negotiation.Succeeds == false
            ? new SshUserKeyType[0]
            : UserKeys.Where(Works).Select(key => key.KeyType).Distinct().OrderBy(type => type).ToArray();
    }

    internal ClientRow Row { get; }

    internal IReadOnlyList<ClientFault> Faults { get; }

    internal ServerProgram Server { get; }

    /// <summary>Whether a key has to be followed, or preceded, by another method.</summary>
    internal bool WantsSeveralMethods { get; }

    internal ClientNegotiation Negotiation { get; }

    internal IReadOnlyList<SshUserKeyVerdict> UserKeys { get; }

    internal IReadOnlyList<SshUserKeyType> UserKeyTypes { get; }

    internal static ClientPicture Of(ClientRow row, ServerOffer offer, SignaturePolicy policy) => new(row, offer, policy);

    internal SshUserKeyVerdict? Rsa => UserKeys.FirstOrDefault(key => key.KeyType == SshUserKeyType.Rsa);

    internal bool Takes(SshUserKeyType type) => UserKeyTypes.Contains(type);

    internal static bool Works(SshUserKeyVerdict key) =>
        key.Acceptance is UserSignatureAcceptance.Accepted or UserSignatureAcceptance.LikelyAccepted;

    private static List<SshUserKeyVerdict> JudgeUserKeys(ClientRow row, ServerOffer offer, SignaturePolicy policy)
    {
        List<SshUserKeyVerdict> keys = new();
        IReadOnlyList<string>? own = row.Enabled(ClientList.UserSignature);
        if (own is null)
        {
            return keys;
        }

        string[] rsa = own.Where(name => name == SignaturePolicy.SshRsaName || name.StartsWith("rsa-sha2-", StringComparison.Ordinal)).ToArray();
        if (rsa.Length > 0)
        {
            keys.Add(JudgeRsa(row, rsa, offer, policy));
        }

        keys.AddRange(Curves.Where(own.Contains).Select(name => new SshUserKeyVerdict(SshUserKeyType.Ecdsa, name, policy.Of(name))));
        keys.AddRange(own.Where(name => name == "ssh-ed25519").Select(name => new SshUserKeyVerdict(SshUserKeyType.Ed25519, name, policy.Of(name))));
        return keys;
    }

    private static SshUserKeyVerdict JudgeRsa(ClientRow row, string[] own, ServerOffer offer, SignaturePolicy policy)
    {
        bool dependsOnUnread = offer.ExtensionsUnread && row.ReadsServerSignatureAlgorithms == true;
        if (dependsOnUnread || row.RsaChoice is RsaSignatureChoice.NotKnown)
        {
            SignatureAssessment best = SignaturePolicy.Best(own.Select(policy.Of));
            bool certain = own.All(name => policy.Of(name).Acceptance == best.Acceptance);
            UserSignatureAcceptance weakened = best.Acceptance == UserSignatureAcceptance.Accepted && !certain ? UserSignatureAcceptance.LikelyAccepted : best.Acceptance;
            string why = dependsOnUnread ? " What the server announces in server-sig-algs could not be read." : " Which of its RSA signature algorithms this client picks is not established.";
            string evidence = certain ? best.Evidence : best.Evidence + why;
            return new SshUserKeyVerdict(SshUserKeyType.Rsa, null, new SignatureAssessment(weakened, evidence));
        }

        string? chosen = row.RsaChoice switch
        {
            RsaSignatureChoice.TriesEach => own.FirstOrDefault(name => policy.Of(name).Works) ?? own.OrderBy(name => policy.Of(name).Acceptance).First(),
            RsaSignatureChoice.AnnouncedElseSha1 => Announced(own, offer) ?? SignaturePolicy.SshRsaName,
            RsaSignatureChoice.AnnouncedElseSha1IfAllowed => offer.ServerSignatureAlgorithms is null
                ? own.FirstOrDefault(name => name == SignaturePolicy.SshRsaName)
                : Announced(own, offer),
            _ => own[0],
        };

        return chosen is null
            ? new SshUserKeyVerdict(SshUserKeyType.Rsa, null, new SignatureAssessment(UserSignatureAcceptance.Refused, "The client has no RSA signature algorithm that it would use here: the server announced none that it allows itself."))
            : new SshUserKeyVerdict(SshUserKeyType.Rsa, chosen, policy.Of(chosen));
    }

    private static string? Announced(string[] own, ServerOffer offer) =>
        offer.ServerSignatureAlgorithms is null ? null : own.FirstOrDefault(offer.ServerSignatureAlgorithms.Contains);
}
