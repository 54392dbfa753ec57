using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Probe;

/// <summary>Rates an offer and judges clients by it.</summary>
internal static class OfferDescription
{
    public static SshAlgorithmSupport Describe(ServerOffer offer, IReadOnlyList<ClientSelection> clients, OfferOrigin origin)
    {
        IReadOnlyList<SignatureAnswer>? answers = origin.UserKey?.Evidence;
        bool strict = offer.KeyExchange.Contains(KexMarkers.StrictServer);
        SshAlgorithm[] keyExchange = Rate(SshAlgorithmKind.KeyExchange, offer.KeyExchange);
        SshAlgorithm[] macs = Rate(SshAlgorithmKind.Mac, offer.MacClientToServer);
        SshAlgorithm[]? macsBack = RateOther(SshAlgorithmKind.Mac, offer.MacClientToServer, offer.MacServerToClient);
        SshAlgorithm[]? ciphersBack = RateOther(SshAlgorithmKind.Encryption, offer.EncryptionClientToServer, offer.EncryptionServerToClient);
        SignaturePolicy policy = SignaturePolicy.Assess(offer, answers);
        return new SshAlgorithmSupport
        {
            HostName = origin.HostName,
            Port = origin.Port,
            Address = origin.Address,
            ServerIdentification = origin.ServerIdentification,
            Software = origin.Software,
            SoftwareVersion = origin.SoftwareVersion,
            KeyExchangeAlgorithms = keyExchange,
            HostKeyAlgorithms = Rate(SshAlgorithmKind.HostKey, offer.HostKey),
            EncryptionAlgorithms = TerrapinRule.Apply(Rate(SshAlgorithmKind.Encryption, offer.EncryptionClientToServer), macs, strict),
            EncryptionAlgorithmsServerToClient = ciphersBack is null ? null : TerrapinRule.Apply(ciphersBack, macsBack ?? macs, strict),
            MacAlgorithms = macs,
            MacAlgorithmsServerToClient = macsBack,
            CompressionAlgorithms = Rate(SshAlgorithmKind.Compression, offer.CompressionClientToServer),
            CompressionAlgorithmsServerToClient = RateOther(SshAlgorithmKind.Compression, offer.CompressionClientToServer, offer.CompressionServerToClient),
            ServerSignatureAlgorithms = offer.ServerSignatureAlgorithms?.ToArray(),
            RsaSha2 = policy.RsaSha2.Acceptance,
            SshRsa = policy.SshRsa.Acceptance,
            SignatureEvidence = policy.SignatureEvidence,
            UserKeyAnswers = origin.UserKey?.Answers.ToArray(),
            UserKeyProblem = origin.UserKey?.Problem,
            Verdicts = new Lazy<SshClientVerdict[]>(() => JudgeAll(clients, new ClientPictures(offer, policy))),
            Assumptions = [.. offer.Assumptions],
            KeyExchangeProblem = origin.KeyExchangeProblem,
            Failure = origin.Failure,
            HostKeyProblem = origin.HostKeyProblem,
            StrictKeyExchange = strict,
            PostQuantum = keyExchange.Any(algorithm => algorithm.PostQuantum),
            HostKeyFingerprint = origin.HostKeys.Count > 0 ? origin.HostKeys[0].Fingerprint : null,
            HostKeys = [.. origin.HostKeys],
            Duration = origin.Duration,
            Offer = offer,
        };
    }

    private static SshClientVerdict[] JudgeAll(IReadOnlyList<ClientSelection> clients, ClientPictures pictures) =>
        [.. clients.Select(client => ClientVerdicts.Judge(client, pictures))];

    private static SshAlgorithm[] Rate(SshAlgorithmKind kind, IReadOnlyList<string> names) =>
        [.. names.Select(name => AlgorithmTable.Find(kind, name))];

    private static SshAlgorithm[]? RateOther(SshAlgorithmKind kind, IReadOnlyList<string> clientToServer, IReadOnlyList<string> serverToClient) =>
        clientToServer.SequenceEqual(serverToClient) ? null : Rate(kind, serverToClient);
}
