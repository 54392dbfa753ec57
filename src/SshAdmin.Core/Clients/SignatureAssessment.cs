namespace SshAdmin.Core.Clients;

/// <summary>Whether a server takes one signature algorithm, and what shows it.</summary>
internal sealed class SignatureAssessment
{
    internal SignatureAssessment(UserSignatureAcceptance acceptance, string evidence)
    {
        Acceptance = acceptance;
        Evidence = evidence;
    }

    internal UserSignatureAcceptance Acceptance { get; }

    /// <summary>A sentence.</summary>
    internal string Evidence { get; }

    internal bool Works => Acceptance is UserSignatureAcceptance.Accepted or UserSignatureAcceptance.LikelyAccepted;

    internal bool Fails => Acceptance is UserSignatureAcceptance.Refused or UserSignatureAcceptance.LikelyRefused;

    internal bool Proven => Acceptance is UserSignatureAcceptance.Accepted or UserSignatureAcceptance.Refused;
}
