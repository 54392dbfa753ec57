using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.Keys;
using static SshAdmin.Core.Clients.UserSignatureAcceptance;

namespace SshAdmin.Core.Clients;

/// <summary>Which signature algorithms a server takes for user keys, from everything known of it, the strongest evidence first.</summary>
internal sealed class SignaturePolicy
{
    internal const string SshRsaName = "ssh-rsa";

    private static readonly string[] RsaSha2Names = { "rsa-sha2-512", "rsa-sha2-256" };

    private readonly ServerOffer _offer;
    private readonly IReadOnlyList<SignatureAnswer> _answers;
    private readonly Dictionary<string, SignatureAssessment> _assessments = new(StringComparer.Ordinal);

    private SignaturePolicy(ServerOffer offer, IReadOnlyList<SignatureAnswer> answers)
    {
        _offer = offer;
        _answers = answers;
        Server = ServerProgram.Of(offer);
        SshRsa = Of(SshRsaName);
        RsaSha2 = Best(RsaSha2Names.Select(Of));
    }

    internal ServerProgram Server { get; }

    /// <summary>RSA keys signing with SHA-256 or SHA-512, the better of the two.</summary>
    internal SignatureAssessment RsaSha2 { get; }

    /// <summary>RSA keys signing with SHA-1.</summary>
    internal SignatureAssessment SshRsa { get; }

    internal string SignatureEvidence =>
        RsaSha2.Evidence == SshRsa.Evidence ? SshRsa.Evidence : "rsa-sha2: " + RsaSha2.Evidence + " ssh-rsa: " + SshRsa.Evidence;

    /// <summary>Whether it is shown that the server lets users sign in with public keys at all; server-sig-algs does not depend on that.</summary>
    internal bool TakesPublicKeys => _offer.AcceptedUserSignatures is not null || _answers.Any(answer => answer.Accepted);

    /// <summary>Asked, the server offered the user no sign-in with a public key, whatever its type.</summary>
    internal bool PublicKeysNotOffered => OfferedInstead is not null;

    /// <summary>What it offered in place of public keys, in words.</summary>
    internal string? OfferedInstead => _answers.Any(answer => answer.Accepted) ? null : _answers.FirstOrDefault(answer => answer.OfferedInstead is not null)?.OfferedInstead;

    /// <summary>Asked, the server refused every signature algorithm of a key of this type.</summary>
    internal bool RefusedKey(string keyType) => _answers.Any(answer => answer.KeyType == keyType) && !_answers.Any(answer => answer.KeyType == keyType && answer.Accepted);

    internal static SignaturePolicy Assess(ServerOffer offer, IReadOnlyList<SignatureAnswer>? answers = null) =>
        new(offer, answers ?? new SignatureAnswer[0]);

    /// <summary>Whether the server takes a signature algorithm for a user key.</summary>
    internal SignatureAssessment Of(string algorithm)
    {
        if (!_assessments.TryGetValue(algorithm, out SignatureAssessment? assessment))
        {
            assessment = Judge(algorithm);
            _assessments.Add(algorithm, assessment);
        }

        return assessment;
    }

    private SignatureAssessment Judge(string algorithm) =>
        FromMethods()
        ?? FromAnswers(algorithm)
        ?? FromConfiguration(algorithm)
        ?? FromSilence(algorithm)
        ?? FromRefusals(algorithm)
        ?? FromAnnouncement(algorithm)
        ?? (algorithm == SshRsaName ? OfSha1(algorithm) : OfOther(algorithm));

    internal static SignatureAssessment Best(IEnumerable<SignatureAssessment> assessments) =>
        assessments.OrderBy(assessment => assessment.Acceptance).First();

    // Likely only: where AuthenticationMethods asks for another method first, keys have their turn after it.
    private SignatureAssessment? FromMethods() => PublicKeysNotOffered
        ? new SignatureAssessment(LikelyRefused, "Asked, the server offered this user no sign-in with a public key, " + OfferedInstead + ". Either PubkeyAuthentication is off for this user, or AuthenticationMethods wants another method first; then keys have their turn after it, which was not seen.")
        : null;

    private SignatureAssessment? FromAnswers(string algorithm)
    {
        SignatureAnswer? answer = _answers.LastOrDefault(candidate => candidate.Algorithm == algorithm);
        if (answer is null)
        {
            return null;
        }

        if (answer.Accepted)
        {
            return new SignatureAssessment(Accepted, "Asked with a " + answer.Bits + "-bit " + ShortName(answer.KeyType) + " key, the server answered that it takes " + algorithm + ".");
        }

        // A refusal speaks of the algorithm only when the key itself is authorized, which another acceptance of it shows.
        return _answers.Any(other => other.Accepted && other.KeyType == answer.KeyType)
            ? new SignatureAssessment(Refused, "Asked, the server refused " + algorithm + " for a key that it takes with another signature algorithm.")
            : null;
    }

    /// <summary>Every algorithm of a key refused: its account may not have the key, so that nothing is known, and defaults are no longer evidence.</summary>
    private SignatureAssessment? FromRefusals(string algorithm)
    {
        SignatureAnswer? refused = _answers.LastOrDefault(answer => answer.Algorithm == algorithm && !answer.Accepted);
        return refused is null
            ? null
            : new SignatureAssessment(Unknown, "Asked, the server refused every signature algorithm of this " + ShortName(refused.KeyType) + " key; the key may simply not be authorized for this user.");
    }

    private SignatureAssessment? FromConfiguration(string algorithm)
    {
        if (_offer.AcceptedUserSignatures is null)
        {
            return null;
        }

        bool listed = ClientRow.Contains(_offer.AcceptedUserSignatures, algorithm);
        string evidence = _offer.TakesOnlyCertificates
            ? "The configuration lists certificates only in PubkeyAcceptedAlgorithms, and no plain key."
            : _offer.AcceptedUserSignatures.Count == 0 ? "The configuration takes no public keys at all."
            : "The configuration " + (listed ? "lists " : "does not list ") + algorithm + " in PubkeyAcceptedAlgorithms.";
        if (listed && IsRsa(algorithm) && _offer.RequiredRsaSize is int bits && bits > 1024)
        {
            evidence += " RSA keys need " + bits + " bits or more.";
        }

        return new SignatureAssessment(listed ? Accepted : Refused, evidence);
    }

    private bool Announces(string algorithm) =>
        _offer.ServerSignatureAlgorithms is not null && ClientRow.Contains(_offer.ServerSignatureAlgorithms, algorithm);

    private SignatureAssessment? FromSilence(string algorithm)
    {
        // OpenSSH 7.2 to 7.5 announced a part only: 7.2 and 7.3 the two rsa-sha2 names, 7.4 by mistake all but these.
        bool partial = Server.IsOpenSshFrom(7, 2) && Server.IsOpenSshBefore(7, 6);
        return _offer.ServerSignatureAlgorithms is null || Announces(algorithm) || partial
            ? null
            : new SignatureAssessment(Refused, algorithm + " is missing from the server's server-sig-algs.");
    }

    private SignatureAssessment? FromAnnouncement(string algorithm)
    {
        bool announced = Announces(algorithm);
        if (announced && Server.IsOpenSshFrom(9, 6))
        {
            // kex.c, kex_set_server_sig_algs: rsa-sha2-512-cert-v01@openssh.com alone brings rsa-sha2-512 into the list.
            return new SignatureAssessment(LikelyAccepted, algorithm + " stands in server-sig-algs, which OpenSSH 9.6 and later fill from PubkeyAcceptedAlgorithms. A certificate algorithm there puts the name in as well, so that it proves nothing for plain keys.");
        }

        // Dropbear has no run-time setting for it: what it announces is what it was built to take (common-algo.c, sigalgs).
        return announced && Server.Name == ServerProgram.Dropbear
            ? new SignatureAssessment(Accepted, algorithm + " stands in server-sig-algs, which Dropbear fills with what it takes.")
            : null;
    }

    private SignatureAssessment OfSha1(string algorithm)
    {
        bool hasRsaHostKey = RsaSha2Names.Any(name => ClientRow.Contains(_offer.HostKey, name));
        if (hasRsaHostKey && !ClientRow.Contains(_offer.HostKey, algorithm))
        {
            return new SignatureAssessment(LikelyRefused, "The server has an RSA host key and offers it with rsa-sha2 only: SHA-1 is switched off there, and defaults and crypto policies switch it off for user keys at the same time.");
        }

        if (Server.Name == ServerProgram.OpenSsh && !hasRsaHostKey)
        {
            DistributionPolicy? policy = DistributionPolicies.All.FirstOrDefault(row => row.Fits(Server.Text));
            if (policy is not null)
            {
                string announcement = _offer.ServerSignatureAlgorithms is null ? string.Empty : " That server-sig-algs lists ssh-rsa proves nothing: OpenSSH before 9.6 announces everything compiled in.";
                return new SignatureAssessment(policy.SshRsa, policy.Why + announcement);
            }
        }

        if (hasRsaHostKey && Server.IsOpenSshFrom(8, 8))
        {
            return new SignatureAssessment(Unknown, "The server offers ssh-rsa for its host key, which OpenSSH from 8.8 on does not do by default; whether SHA-1 was allowed for user keys too, its offer does not show.");
        }

        if (hasRsaHostKey || ClientRow.Contains(_offer.HostKey, algorithm))
        {
            return new SignatureAssessment(LikelyAccepted, "The server offers ssh-rsa for its host key, and defaults and crypto policies allow SHA-1 for user keys at the same time.");
        }

        return FromVersion(algorithm) ?? new SignatureAssessment(Unknown, "Nothing in the server's offer shows whether it takes ssh-rsa (SHA-1) for user keys.");
    }

    private SignatureAssessment OfOther(string algorithm)
    {
        if (algorithm == "ssh-ed25519" && LooksLikeFips())
        {
            return new SignatureAssessment(LikelyRefused, "The server offers neither X25519 nor ChaCha20-Poly1305 nor an Ed25519 host key, as in FIPS mode, which takes no Ed25519 keys.");
        }

        SignatureAssessment? fromVersion = FromVersion(algorithm);
        if (fromVersion is not null)
        {
            return fromVersion;
        }

        if (Announces(algorithm))
        {
            return new SignatureAssessment(LikelyAccepted, algorithm + " stands in the server's server-sig-algs.");
        }

        return ClientRow.Contains(_offer.HostKey, algorithm)
            ? new SignatureAssessment(LikelyAccepted, "The server has a host key for " + algorithm + ".")
            : new SignatureAssessment(Unknown, "Nothing in the server's offer shows whether it takes " + algorithm + " for user keys.");
    }

    private SignatureAssessment? FromVersion(string algorithm)
    {
        if (!Server.IsOpenSsh || Server.Version is null)
        {
            return null;
        }

        ClientRow defaults = OpenSshDefaultRows.At(Server.Version);
        bool accepted = ClientRow.Contains(defaults.Lists[ClientList.UserSignature], algorithm);
        string evidence = Server.Name + " " + Server.Version + (accepted ? " takes " : " refuses ") + algorithm + " for user keys by default; its offer does not show whether that was changed.";
        return new SignatureAssessment(accepted ? LikelyAccepted : LikelyRefused, evidence);
    }

    private static string ShortName(string keyType) => keyType == KeyTypeNames.Ed25519 ? "Ed25519" : KeyTypeNames.Find(keyType)?.ShortName ?? keyType;

    private bool LooksLikeFips() =>
        Server.IsOpenSshFrom(6, 5)
        && !ClientRow.Contains(_offer.HostKey, "ssh-ed25519")
        && !_offer.KeyExchange.Any(name => name.Contains("25519"))
        && !_offer.EncryptionClientToServer.Any(name => name.StartsWith("chacha20", StringComparison.Ordinal));

    private static bool IsRsa(string algorithm) => algorithm == SshRsaName || RsaSha2Names.Contains(algorithm);
}
