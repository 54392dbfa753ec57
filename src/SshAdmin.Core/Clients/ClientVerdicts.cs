using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients.Rows;

namespace SshAdmin.Core.Clients;

/// <summary>Client row and server offer in, verdict out; no input or output.</summary>
internal static class ClientVerdicts
{
    internal static SshClientVerdict Judge(ClientSelection selection, ServerOffer offer, IReadOnlyList<SignatureAnswer>? answers = null) =>
        Judge(selection, new ClientPictures(offer, SignaturePolicy.Assess(offer, answers)));

    internal static SshClientVerdict Judge(ClientSelection selection, ClientPictures pictures)
    {
        ClientPicture picture = pictures.Of(selection.Row);
        VerdictText text = VerdictText.Of(selection, pictures);
        return new SshClientVerdict
        {
            Client = selection.Row.Client,
            Version = selection.Version,
            CanConnect = picture.Negotiation.Succeeds,
            FailsAt = picture.Negotiation.FailsAt,
            KeyExchange = picture.Negotiation.KeyExchange,
            HostKey = picture.Negotiation.HostKey,
            Encryption = picture.Negotiation.Encryption,
            Mac = picture.Negotiation.Mac,
            NeedsConfirmation = picture.Negotiation.Confirmations.Count > 0,
            UserKeyTypes = picture.UserKeyTypes,
            RsaSignature = picture.UserKeys.FirstOrDefault(key => key.KeyType == SshUserKeyType.Rsa)?.Algorithm,
            UserKeys = picture.UserKeys,
            Problem = text.Problem,
            Remedy = text.Remedy,
            ShortRemedy = text.ShortRemedy,
            Warnings = Warnings(picture),
            Confidence = Confidence(selection, picture, pictures.Offer, pictures.Policy),
        };
    }

    private static IReadOnlyList<string> Warnings(ClientPicture picture)
    {
        List<string> warnings = new();
        foreach (ClientFault fault in picture.Faults)
        {
            bool matters = fault.Kind switch
            {
                ClientFaultKind.Notice or ClientFaultKind.LeaksP521 => true,
                ClientFaultKind.CrashesOnLongLists => picture.Negotiation.ListTooLong,
                ClientFaultKind.CrashesWithoutMatch => true,
                ClientFaultKind.FailsWithOpenSsh68 => picture.Server.IsOpenSshFrom(6, 8) && picture.Server.IsOpenSshBefore(6, 9),
                ClientFaultKind.BrokenUmac128Etm => picture.Negotiation.Mac == "umac-128-etm@openssh.com",
                ClientFaultKind.EndsAfterPartialSuccess => picture.WantsSeveralMethods,
                _ => false,
            };
            if (matters)
            {
                warnings.Add(fault.Text);
            }
        }

        return warnings;
    }

    private static VerdictConfidence Confidence(ClientSelection selection, ClientPicture picture, ServerOffer offer, SignaturePolicy policy)
    {
        if (picture.Negotiation.Succeeds is null || selection.IsBeyondExamined || offer.DoesNotLoad)
        {
            return VerdictConfidence.Low;
        }

        VerdictConfidence confidence = selection.Row.Confidence;
        bool faultDecides = picture.Faults.Any(fault =>
            (fault.Kind == ClientFaultKind.CrashesOnLongLists && picture.Negotiation.ListTooLong)
            || (fault.Kind == ClientFaultKind.FailsWithOpenSsh68 && picture.Server.IsOpenSshFrom(6, 8) && picture.Server.IsOpenSshBefore(6, 9))
            || (fault.Kind == ClientFaultKind.BrokenUmac128Etm && picture.Negotiation.Mac == "umac-128-etm@openssh.com"));
        if (offer.Assumptions.Count > 0 || faultDecides || picture.Negotiation.GroupExchangeWithheld || picture.Negotiation.HostCertificateOnly || picture.Negotiation.AsksUnlessStrict is not null)
        {
            confidence = Worse(confidence, VerdictConfidence.Medium);
        }

        if (picture.Negotiation.Succeeds == false)
        {
            return confidence;
        }

        // PubkeyAuthentication no, or a Match block, leaves the announcement as it is (measured with 9.9 and 10.0).
        if (!policy.TakesPublicKeys && picture.UserKeyTypes.Count > 0)
        {
            confidence = Worse(confidence, VerdictConfidence.Medium);
        }

        foreach (SshUserKeyVerdict key in picture.UserKeys)
        {
            confidence = Worse(confidence, key.Acceptance switch
            {
                UserSignatureAcceptance.Accepted or UserSignatureAcceptance.Refused => VerdictConfidence.High,
                UserSignatureAcceptance.Unknown => VerdictConfidence.Low,
                _ => VerdictConfidence.Medium,
            });
        }

        bool choiceNotKnown = selection.Row.RsaChoice == RsaSignatureChoice.NotKnown || offer.ExtensionsUnread;
        return choiceNotKnown ? Worse(confidence, VerdictConfidence.Medium) : confidence;
    }

    private static VerdictConfidence Worse(VerdictConfidence one, VerdictConfidence other) => one > other ? one : other;
}
