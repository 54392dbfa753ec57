using System;
using System.Collections.Generic;
using System.Linq;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Writes the report of one connection.</summary>
internal static class LogReport
{
    private const string More = "ssh -vvv shows it";

    private static readonly SshConnectionStage[] Stages =
    [
        SshConnectionStage.Resolve, SshConnectionStage.Connect, SshConnectionStage.Identify,
        SshConnectionStage.Negotiate, SshConnectionStage.HostKey, SshConnectionStage.Authenticate,
    ];

    /// <param name="session">Finished.</param>
    /// <param name="jumpWorked">Whether the log shows a jump host that let the user in.</param>
    public static SshConnectionReport Build(LogSession session, bool jumpWorked)
    {
        LogFinding finding = LogVerdict.Of(session, jumpWorked);
        LogFacts facts = session.Facts;
        bool failed = finding.Reason != SshConnectionReason.None;
        ReasonRow? row = failed ? ReasonTable.Find(finding.Reason) : null;
        string message = !failed ? Success(session) : finding.Detail.Length == 0 ? row!.Message : $"{row!.Message} {finding.Detail}";
        SshConnectionReport report = new()
        {
            HostName = DisplayText.Escape(facts.Host),
            Port = facts.Port,
            Address = facts.Address,
            UserName = DisplayText.Escape(facts.User),
            Succeeded = !failed,
            FailedStage = finding.Stage,
            Reason = finding.Reason,
            Message = message,
            Remedy = failed ? finding.Remedy ?? row!.Remedy : null,
            Warnings = [.. Warnings(session, finding)],
            Stages = StageResults(finding, message),
            ClientIdentification = DisplayText.Escape(facts.LocalVersion ?? facts.ClientVersion ?? string.Empty),
            ServerIdentification = facts.RemoteVersion is null ? null : DisplayText.Escape(facts.RemoteVersion),
            NegotiatedAlgorithms = Agreed(facts),
            HostKeyType = facts.HostKeyType,
            HostKeyFingerprint = facts.HostKeyFingerprint,
            HostKeyStatus = facts.HostKeyStatus == SshHostKeyStatus.NotChecked && finding.Reason == SshConnectionReason.HostKeyUnknown ? SshHostKeyStatus.Unknown : facts.HostKeyStatus,
            KnownHostsEntry = facts.KnownHostsFile is null ? null : $"{facts.KnownHostsFile}:{facts.KnownHostsLine}",
            RemovalCommand = LogVerdict.RemovalCommand(facts),
            ServerSignatureAlgorithms = facts.SignatureAlgorithms,
            AuthenticationMethods = session.SignIn.FirstMethods ?? (session.SignIn.Methods.Length > 0 ? session.SignIn.Methods : null),
            Attempts = [.. session.SignIn.Attempts.Select(attempt => attempt.ToReport())],
            NotShown = [.. NotShown(session, finding)],
        };
        report.Evidence = EvidenceText.Build(report);
        return report;
    }

    private static string Success(LogSession session)
    {
        if (session.Facts.Shared)
        {
            return "ssh used a connection that was open already (ControlMaster).";
        }

        LogAttempt? last = session.SignIn.Attempts.LastOrDefault(attempt => attempt.Outcome == SshAuthenticationOutcome.Accepted);
        SshAuthenticationAttempt? shown = last?.ToReport();
        string how = shown is null ? string.Empty : " with " + string.Join(", ", new[] { shown.Method, shown.SignatureAlgorithm, shown.KeyFingerprint }.Where(part => part is not null));
        string whom = session.Facts.User.Length > 0 ? $" as '{DisplayText.Escape(session.Facts.User)}'" : string.Empty;
        return $"Signed in{whom}{how}.";
    }

    private static IEnumerable<string> Warnings(LogSession session, LogFinding finding)
    {
        foreach (string warning in session.Facts.Warnings.Distinct())
        {
            yield return warning;
        }

        if (session.SignedIn && session.ExitStatus is > 0)
        {
            yield return $"The connection was good; the remote command ended with exit status {session.ExitStatus}{(session.ExitStatus == 127 ? ", which shells give when there is no such command" : string.Empty)}.";
        }

        if (session.SignedIn && session.ExitStatus is >= 0 && session.SessionProblems.Any(line => line.Kind is LogEventKind.TerminalRefused))
        {
            yield return ReasonTable.Find(SshConnectionReason.TerminalRefused).Message;
        }

        if (session.SignedIn && session.ExitStatus is >= 0 && session.SessionProblems.Any(line => LogVerdict.IsForwarding(line)))
        {
            yield return ReasonTable.Find(SshConnectionReason.ForwardingRefused).Message;
        }

        if (session.SignedIn && finding.Reason != SshConnectionReason.LocalForwardingFailed && session.SessionProblems.Any(line => line.Kind is LogEventKind.LocalForwardingFailed))
        {
            yield return ReasonTable.Find(SshConnectionReason.LocalForwardingFailed).Message;
        }

        if (session.Facts.HostKeyStatus == SshHostKeyStatus.Added)
        {
            yield return "The host key was trusted on first use and stored; compare its fingerprint over another path.";
        }

        if (session.Phase >= LogPhase.Authenticate && finding.Stage != SshConnectionStage.HostKey && session.Facts.HostKeyStatus is SshHostKeyStatus.Changed or SshHostKeyStatus.Revoked)
        {
            yield return ReasonTable.Find(session.Facts.HostKeyStatus == SshHostKeyStatus.Changed ? SshConnectionReason.HostKeyChanged : SshConnectionReason.HostKeyRevoked).Message + " ssh went on all the same.";
        }
    }

    private static SshConnectionStageResult[] StageResults(LogFinding finding, string message)
    {
        List<SshConnectionStage> stages = [.. Stages];
        if (finding.Stage is SshConnectionStage.Configure)
        {
            stages.Insert(0, finding.Stage);
        }
        else if (finding.Stage is SshConnectionStage.Session)
        {
            stages.Add(finding.Stage);
        }

        SshStageOutcome ending = finding.Reason == SshConnectionReason.LogIncomplete ? SshStageOutcome.Unknown : SshStageOutcome.Failed;
        return
        [
            .. stages.Select(stage => finding.Stage == SshConnectionStage.None || stage < finding.Stage
                ? new SshConnectionStageResult(stage, SshStageOutcome.Passed, TimeSpan.Zero, string.Empty)
                : stage == finding.Stage
                    ? new SshConnectionStageResult(stage, ending, TimeSpan.Zero, message)
                    : new SshConnectionStageResult(stage, SshStageOutcome.NotReached, TimeSpan.Zero, string.Empty)),
        ];
    }

    private static SshNegotiatedAlgorithms? Agreed(LogFacts facts)
    {
        if (facts.ToServer is null || facts.ToClient is null)
        {
            return null;
        }

        return new SshNegotiatedAlgorithms
        {
            KeyExchange = facts.KeyExchange ?? string.Empty,
            HostKey = facts.HostKeyAlgorithm ?? string.Empty,
            Encryption = facts.ToServer["cipher"],
            EncryptionServerToClient = facts.ToClient["cipher"],
            Mac = Mac(facts.ToServer["mac"]),
            MacServerToClient = Mac(facts.ToClient["mac"]),
            Compression = facts.ToServer["compression"],
            StrictKeyExchange = facts.Strict,
        };
    }

    // "<implicit>" where the cipher authenticates by itself (mac.c, kex.c).
    private static string? Mac(string name) => name.Length == 0 || name[0] == '<' ? null : name;

    private static IEnumerable<string> NotShown(LogSession session, LogFinding finding)
    {
        LogFacts facts = session.Facts;
        if (facts.Level == 0)
        {
            yield return "Everything but the last words of ssh, because the log was made without -v: address, versions, algorithms, host key, keys tried and the server's answers. ssh -vvv shows them.";
            yield break;
        }

        if (facts.Shared)
        {
            yield return "The connection itself, because ssh used one that was open already (ControlMaster). ssh -S none -vvv makes a new one and shows it.";
            yield break;
        }

        if (!facts.SawStart)
        {
            yield return "The beginning: the lines before the first one here, with the version of the client. Keep the whole log; ssh -vvv -E ssh.log writes it to a file.";
        }

        if (finding.Reason == SshConnectionReason.LogIncomplete)
        {
            yield return "How the connection ended, because the log is cut off. Keep the whole log; ssh -vvv -E ssh.log writes it to a file.";
        }

        if (finding.Stage == SshConnectionStage.Negotiate && facts.Level < 2)
        {
            yield return $"The lists of algorithms of both sides (-vv); {More}.";
        }

        if (finding.Reason is SshConnectionReason.HostKeyChanged)
        {
            yield return "The fingerprint of the key that known_hosts holds; ssh-keygen -l -F with the name of the host shows it there.";
        }

        if (finding.Stage == SshConnectionStage.Authenticate && facts.Level < 3)
        {
            yield return $"The numbers of the messages, and why a key file was passed over (-vvv); {More}.";
        }

        if (finding.Reason == SshConnectionReason.KeyRefused && session.SignIn.Attempts.Any(attempt => attempt.Type is "RSA" or "RSA-CERT"))
        {
            yield return "Whether the server refuses the key or only its signature algorithm; Test-SshConnection asks with each of them.";
        }
    }
}
