using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Sessions;

/// <summary>Makes one reason out of all that happened during a sign-in. Pure.</summary>
internal static class SignInVerdict
{
    // PermitRootLogin is looked at after the signature (auth2.c, userauth_finish), so that a refusal there gives it away.
    private const string Root = "root";

    // Of several failures the one that the user can do most about comes first.
    private static readonly SshConnectionReason[] Order =
    [
        SshConnectionReason.PasswordExpired,
        SshConnectionReason.PromptNotUnderstood,
        SshConnectionReason.RootLoginRefused,
        SshConnectionReason.SignatureRefused,
        SshConnectionReason.KeyTypeNotSupportedByClient,
        SshConnectionReason.KeyTooShortForClient,
        SshConnectionReason.NoMutualSignatureAlgorithm,
        SshConnectionReason.KeyFileTooOpen,
        SshConnectionReason.KeyPassphraseNeeded,
        SshConnectionReason.KeyPassphraseWrong,
        SshConnectionReason.KeyFileMissing,
        SshConnectionReason.KeyFileUnreadable,
        SshConnectionReason.KeyFileFormat,
        SshConnectionReason.AgentUnavailable,
        SshConnectionReason.AgentRefused,
        SshConnectionReason.PasswordNotSent,
        SshConnectionReason.PasswordRefused,
        SshConnectionReason.KeyRefused,
        SshConnectionReason.PublicKeyNotOffered,
        SshConnectionReason.PasswordNotOffered,
        SshConnectionReason.NothingToOffer,
    ];

    public static (SshConnectionReason Reason, string Detail) Of(IReadOnlyList<SshAuthenticationAttempt> attempts, bool partial, IReadOnlyList<string> methods, bool anythingGiven)
    {
        string offered = methods.Count == 0 ? "The server offers no method." : $"The server offers {Text.DisplayText.Escape(string.Join(", ", methods))}.";
        if (!anythingGiven)
        {
            return (SshConnectionReason.NothingToOffer, offered);
        }

        // After a first success only what was tried behind it counts.
        int from = partial ? attempts.ToList().FindLastIndex(attempt => attempt.Outcome == SshAuthenticationOutcome.PartiallyAccepted) + 1 : 0;
        SshAuthenticationAttempt[] failures = [.. attempts.Skip(from).Where(attempt => attempt.Reason != SshConnectionReason.None)];
        SshAuthenticationAttempt? worst = failures.OrderBy(attempt => Array.IndexOf(Order, attempt.Reason)).FirstOrDefault();
        if (partial && worst is null or { Reason: SshConnectionReason.PublicKeyNotOffered or SshConnectionReason.PasswordNotOffered })
        {
            return (SshConnectionReason.MoreMethodsNeeded, $"It still wants {Text.DisplayText.Escape(string.Join(" or ", methods))}.");
        }

        return worst is null ? (SshConnectionReason.NothingToOffer, offered) : (worst.Reason, Detail(worst, offered));
    }

    public static (SshAuthenticationOutcome Outcome, SshConnectionReason Reason) OfAnswer(AuthenticationAnswer answer, IReadOnlyList<int> numbers, SshConnectionReason refused, string user) => answer switch
    {
        AuthenticationAnswer.Accepted => (SshAuthenticationOutcome.Accepted, SshConnectionReason.None),
        AuthenticationAnswer.Partial => (SshAuthenticationOutcome.PartiallyAccepted, SshConnectionReason.None),
        AuthenticationAnswer.KeyWouldBeTaken => (SshAuthenticationOutcome.WouldBeAccepted, SshConnectionReason.None),
        AuthenticationAnswer.PasswordChangeRequired => (SshAuthenticationOutcome.PasswordChangeRequired, SshConnectionReason.PasswordExpired),
        AuthenticationAnswer.PromptNotUnderstood => (SshAuthenticationOutcome.Refused, SshConnectionReason.PromptNotUnderstood),
        _ when refused == SshConnectionReason.KeyRefused && numbers.Contains(AuthenticationMessage.MethodSpecific) => (SshAuthenticationOutcome.Refused, user == Root ? SshConnectionReason.RootLoginRefused : SshConnectionReason.SignatureRefused),
        _ => (SshAuthenticationOutcome.Refused, refused),
    };

    public static SshConnectionReason OfBrokenAttempt(SshConnectionException error, IReadOnlyList<int> numbers)
    {
        if (FailureLimit.Reached(error))
        {
            return SshConnectionReason.TooManyFailures;
        }

        int last = numbers.Count > 0 ? numbers[numbers.Count - 1] : 0;
        switch (error.Reason)
        {
            case ErrorReason.ConnectionTimedOut:
                // The server has confirmed the key and waits for a signature: it is the agent that takes its time.
                return last == AuthenticationMessage.MethodSpecific ? SshConnectionReason.KeyNotReadyInTime : SshConnectionReason.ServerSilent;
            case ErrorReason.ConnectionClosed:
                // sshd leaves without a word when PAM refuses the account after the proof was right (auth2.c,
                // userauth_finish): behind a signature, or behind the banner with which it says why.
                bool proved = numbers.Count(number => number == AuthenticationMessage.Request) > 1;
                return proved || last == AuthenticationMessage.Banner ? SshConnectionReason.AccountRefused : SshConnectionReason.ClosedDuringAuthentication;
            case ErrorReason.DisconnectedByServer:
                return SshConnectionReason.DisconnectedByServer;
            case ErrorReason.ServerBusy:
                return SshConnectionReason.ServerBusy;
            default:
                return SshConnectionReason.ProtocolViolation;
        }
    }

    public static SshConnectionReason OfBrokenConnection(SshConnectionException error, IReadOnlyList<SshAuthenticationAttempt> attempts) =>
        attempts.LastOrDefault(attempt => attempt.Outcome == SshAuthenticationOutcome.Broken)?.Reason ?? OfBrokenAttempt(error, []);

    private static string Detail(SshAuthenticationAttempt attempt, string offered)
    {
        if (attempt.Reason is SshConnectionReason.KeyRefused or SshConnectionReason.SignatureRefused or SshConnectionReason.RootLoginRefused)
        {
            string size = attempt.KeyType == "ssh-rsa" && attempt.KeyBits < 2048 ? $" An RSA key of {attempt.KeyBits} bits is too short for current servers." : string.Empty;
            return $"{attempt.KeyType} {attempt.KeyFingerprint} was offered{(attempt.SignatureAlgorithm is null ? string.Empty : " with " + attempt.SignatureAlgorithm)}.{size} {offered}";
        }

        return attempt.Detail.Length > 0 ? attempt.Detail : offered;
    }
}
