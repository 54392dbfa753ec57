using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Authentication;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Clients.Rows;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Text;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Turns the lines of one connection into stage and reason, with the reasons that a live test gives for the same.</summary>
internal static class LogVerdict
{
    private const string TooMany = "Too many authentication failures";
    private const int Banner = 53;

    // ssh.c, in the words of strerror on Linux, macOS and Windows.
    private static readonly IReadOnlyList<(string Text, SshConnectionReason Reason)> ConnectReasons =
    [
        ("Connection refused", SshConnectionReason.ConnectionRefused),
        ("Connection timed out", SshConnectionReason.ConnectionTimedOut),
        ("Operation timed out", SshConnectionReason.ConnectionTimedOut),
        ("Unknown error", SshConnectionReason.ConnectionTimedOut), // Windows builds up to 7.7 for WSAETIMEDOUT.
    ];

    /// <param name="session">Finished.</param>
    /// <param name="jumpWorked">Whether the log shows a jump host that let the user in and did not fail afterwards.</param>
    public static LogFinding Of(LogSession session, bool jumpWorked)
    {
        if (session.SignedIn)
        {
            return OfSession(session);
        }

        return session.End is LogEnd end ? OfEnd(session, end, jumpWorked) : Incomplete(session);
    }

    private static LogFinding OfSession(LogSession session)
    {
        // Whatever was said in between: the remote command ended by itself.
        LogEvent? problem = session.ExitStatus is >= 0 ? null : session.SessionProblems.LastOrDefault(session.IsFatal) ?? session.SessionProblems.LastOrDefault(line => line.Kind != LogEventKind.LocalForwardingFailed);
        if (problem is null)
        {
            return session.ExitStatus == -1
                ? Lost(SshConnectionReason.ConnectionLost, "The remote command gave no exit status.")
                : new LogFinding(SshConnectionStage.None, SshConnectionReason.None, string.Empty);
        }

        return problem.Kind switch
        {
            LogEventKind.SessionSilent => Lost(SshConnectionReason.ServerSilent, "It did not answer to ServerAliveInterval."),
            LogEventKind.Fatal or LogEventKind.Corrupted => Lost(OfFatal(problem), Text(problem)),
            LogEventKind.RequestRefused => Lost(SshConnectionReason.SessionRefused, Text(problem)),
            LogEventKind.LocalForwardingFailed => Lost(SshConnectionReason.LocalForwardingFailed, Text(session.SessionProblems.First(line => line.Kind == problem.Kind))),
            LogEventKind.ChannelRefused when session.IsRefusedSession(problem) => Lost(SshConnectionReason.SessionRefused, Text(problem)),
            LogEventKind.TerminalRefused => Lost(SshConnectionReason.TerminalRefused, string.Empty),
            LogEventKind.ForwardingRefused or LogEventKind.ForwardingWarning or LogEventKind.ChannelRefused => Lost(SshConnectionReason.ForwardingRefused, Text(session.SessionProblems.Last(IsForwarding))),
            LogEventKind.Disconnected => Lost(SshConnectionReason.DisconnectedByServer, Quote(problem["text"])),
            _ => Lost(SshConnectionReason.ConnectionLost, "The user had been signed in. A wrong ChrootDirectory, a shell that ends at once or a device on the way do this."),
        };
    }

    /// <summary>Whether the server did not set up a forwarding, or did not connect to where it leads.</summary>
    public static bool IsForwarding(LogEvent line) => line.Kind is LogEventKind.ForwardingRefused or LogEventKind.ForwardingWarning or LogEventKind.ChannelRefused;

    private static LogFinding Lost(SshConnectionReason reason, string detail) => new(SshConnectionStage.Session, reason, detail);

    private static LogFinding OfEnd(LogSession session, LogEnd end, bool jumpWorked)
    {
        LogEvent line = end.Line;
        switch (line.Kind)
        {
            case LogEventKind.OptionInvalid:
                return new LogFinding(SshConnectionStage.Configure, SshConnectionReason.ClientOptionInvalid, Text(line));
            case LogEventKind.ConfigurationTooOpen:
                return new LogFinding(SshConnectionStage.Configure, SshConnectionReason.ClientConfigurationTooOpen, $"It is {line["file"]}.");
            case LogEventKind.HostNotFound:
                return new LogFinding(SshConnectionStage.Resolve, SshConnectionReason.HostNotFound, Text(line));
            case LogEventKind.ConnectFailed:
                return new LogFinding(SshConnectionStage.Connect, OfConnect(line["reason"]), Text(line));
            case LogEventKind.OldProtocol:
                return new LogFinding(SshConnectionStage.Identify, SshConnectionReason.SshVersion1Only, Text(line));
            case LogEventKind.NoCommonKex:
                return NoCommon(session, line, SshConnectionReason.NoCommonKeyExchange);
            case LogEventKind.NoCommonHostKey:
                return NoCommon(session, line, SshConnectionReason.NoCommonHostKey);
            case LogEventKind.NoCommonCipher:
                return NoCommon(session, line, SshConnectionReason.NoCommonCipher);
            case LogEventKind.NoCommonMac:
                return NoCommon(session, line, SshConnectionReason.NoCommonMac);
            case LogEventKind.NoCommonCompression:
                return NoCommon(session, line, SshConnectionReason.NoCommonCompression);
            case LogEventKind.HostKeyTooShort:
                return new LogFinding(SshConnectionStage.HostKey, SshConnectionReason.HostKeyTooShort, Text(line));
            case LogEventKind.HostKeyFailed:
                return OfHostKey(session);
            case LogEventKind.Denied:
                return OfDenial(session);
            default:
                return OfBreak(session, end, jumpWorked);
        }
    }

    private static SshConnectionReason OfConnect(string text)
    {
        foreach ((string known, SshConnectionReason reason) in ConnectReasons)
        {
            if (text.StartsWith(known, StringComparison.Ordinal))
            {
                return reason;
            }
        }

        return SshConnectionReason.HostUnreachable;
    }

    private static LogFinding NoCommon(LogSession session, LogEvent line, SshConnectionReason reason)
    {
        LogFacts facts = session.Facts;
        string[] offer = [.. line["names"].Split([','], StringSplitOptions.RemoveEmptyEntries)];
        if (offer.Length == 0)
        {
            offer = facts.ServerLists.TryGetValue(ListOf(reason), out string[]? seen) ? seen : [];
        }

        string detail = offer.Length == 0 ? string.Empty : $"The server offers {Show(offer)}.";
        string remedy = ReasonTable.Find(reason).Remedy;
        if (facts.ClientLists.TryGetValue(ListOf(reason), out string[]? own))
        {
            detail += $" The client offers {Show(own)}.";
        }

        // The live test's own advice, asked with the failing lists only: all others are made to agree.
        string[] same = ["same"];
        string[] Server(SshConnectionReason list) => list == reason ? offer : same;
        string[] Client(SshConnectionReason list) => list == reason ? own ?? [] : same;
        ClientAlgorithms client = new()
        {
            KeyExchange = Client(SshConnectionReason.NoCommonKeyExchange),
            HostKey = Client(SshConnectionReason.NoCommonHostKey),
            Encryption = Client(SshConnectionReason.NoCommonCipher),
            Mac = Client(SshConnectionReason.NoCommonMac),
            Compression = Client(SshConnectionReason.NoCommonCompression),
        };
        ServerOffer server = new()
        {
            KeyExchange = Server(SshConnectionReason.NoCommonKeyExchange),
            HostKey = Server(SshConnectionReason.NoCommonHostKey),
            EncryptionClientToServer = Server(SshConnectionReason.NoCommonCipher),
            EncryptionServerToClient = Server(SshConnectionReason.NoCommonCipher),
            MacClientToServer = Server(SshConnectionReason.NoCommonMac),
            MacServerToClient = Server(SshConnectionReason.NoCommonMac),
            CompressionClientToServer = Server(SshConnectionReason.NoCommonCompression),
            CompressionServerToClient = Server(SshConnectionReason.NoCommonCompression),
        };
        ClientSelection ssh = new(OpenSshForWindowsRows.All[0], null);
        NegotiationGap? advice = NegotiationGap.For(client, server, ssh, facts.Host);
        return new LogFinding(SshConnectionStage.Negotiate, reason, detail.Trim(), advice?.Remedy ?? remedy);
    }

    private static string ListOf(SshConnectionReason reason) => reason switch
    {
        SshConnectionReason.NoCommonKeyExchange => "KEX algorithms",
        SshConnectionReason.NoCommonHostKey => "host key algorithms",
        SshConnectionReason.NoCommonCipher => "ciphers ctos",
        SshConnectionReason.NoCommonMac => "MACs ctos",
        _ => "compression ctos",
    };

    private static LogFinding OfHostKey(LogSession session)
    {
        LogFacts facts = session.Facts;
        string shown = facts.HostKeyFingerprint is null ? string.Empty : $"The server shows {facts.HostKeyType} {facts.HostKeyFingerprint}";
        switch (facts.HostKeyStatus)
        {
            case SshHostKeyStatus.Changed:
                string other = facts.OffendingType is { Length: > 0 } type && facts.HostKeyType is string own && LogAttempt.WireName(type) != own && !own.StartsWith("ecdsa", StringComparison.Ordinal)
                    ? $" (a key of another type, {type}, which the server may own as well)"
                    : string.Empty;
                string entry = facts.KnownHostsFile is null ? string.Empty : $"{facts.KnownHostsFile}:{facts.KnownHostsLine} holds another key{other}.";
                string? command = RemovalCommand(facts);
                string general = ReasonTable.Find(SshConnectionReason.HostKeyChanged).Remedy;
                return new LogFinding(SshConnectionStage.HostKey, SshConnectionReason.HostKeyChanged, $"{(shown.Length > 0 ? shown + "; " : string.Empty)}{entry}", command is null ? null : $"{general} {command}");
            case SshHostKeyStatus.Revoked:
                return new LogFinding(SshConnectionStage.HostKey, SshConnectionReason.HostKeyRevoked, shown.Length > 0 ? shown + "." : string.Empty);
            default:
                return new LogFinding(SshConnectionStage.HostKey, SshConnectionReason.HostKeyUnknown, shown.Length > 0 ? shown + "." : string.Empty);
        }
    }

    /// <summary>The command that takes the stale line out of the file on the machine of the log.</summary>
    public static string? RemovalCommand(LogFacts facts) => facts.HostKeyStatus == SshHostKeyStatus.Changed && facts.KnownHostsFile is not null && facts.Host.Length > 0
        ? $"ssh-keygen -R \"{facts.KnownHostsName ?? (facts.Port is 0 or 22 ? facts.Host : $"[{facts.Host}]:{facts.Port}")}\" -f \"{facts.KnownHostsFile}\""
        : null;

    private static LogFinding OfDenial(LogSession session)
    {
        LogSignIn signIn = session.SignIn;
        signIn.NoteWhatWasLeft();
        string offered = signIn.Methods.Length == 0 ? string.Empty : $"The server offers {Show(signIn.Methods)}.";
        SshAuthenticationAttempt[] attempts = [.. signIn.Attempts.Select(attempt => attempt.ToReport())];
        if (attempts.Length == 0)
        {
            return new LogFinding(SshConnectionStage.Authenticate, SshConnectionReason.SignInRefused, offered);
        }

        (SshConnectionReason reason, string detail) = SignInVerdict.Of(attempts, signIn.Partial, signIn.Methods, attempts.Any(attempt => attempt.Method != "none"));
        if (reason == SshConnectionReason.NothingToOffer && session.Facts.PasswordWithheld)
        {
            string changed = ReasonTable.Find(SshConnectionReason.HostKeyChanged).Remedy;
            return new LogFinding(SshConnectionStage.Authenticate, SshConnectionReason.PasswordNotSent, "ssh sends none to a host whose key has changed.", RemovalCommand(session.Facts) is string command ? $"{changed} {command}" : changed);
        }

        string? remedy = reason == SshConnectionReason.KeyTypeNotSupportedByClient
            ? "Use a key of a type that the client's PubkeyAcceptedAlgorithms allows, best Ed25519, or correct that option in ssh_config."
            : null;
        return new LogFinding(SshConnectionStage.Authenticate, reason, detail, remedy);
    }

    private static LogFinding OfBreak(LogSession session, LogEnd end, bool jumpWorked)
    {
        LogEvent line = end.Line;
        bool beforeVersion = end.Phase is LogPhase.Start or LogPhase.Connect or LogPhase.Identify && session.Facts.RemoteVersion is null;
        if (beforeVersion || line.Kind is LogEventKind.ClosedBeforeVersion or LogEventKind.BannerTimeout or LogEventKind.NotSsh)
        {
            return OfIdentification(session, line, jumpWorked);
        }

        bool tooMany = line.Kind == LogEventKind.Disconnected && line["text"].IndexOf(TooMany, StringComparison.OrdinalIgnoreCase) >= 0;
        bool signingIn = end.Phase == LogPhase.Authenticate || tooMany;
        SshConnectionStage stage = signingIn ? SshConnectionStage.Authenticate : SshConnectionStage.Negotiate;
        SshConnectionReason reason = line.Kind switch
        {
            LogEventKind.Disconnected when tooMany => SshConnectionReason.TooManyFailures,
            LogEventKind.Disconnected => SshConnectionReason.DisconnectedByServer,
            LogEventKind.TimedOut => SshConnectionReason.ServerSilent,
            LogEventKind.Closed when signingIn => OfClose(session.SignIn.NumbersNow),
            LogEventKind.Closed => SshConnectionReason.ConnectionLost,
            _ => OfFatal(line),
        };
        string detail = line.Kind == LogEventKind.Disconnected ? Quote(line["text"]) : Text(line);
        if (signingIn)
        {
            session.SignIn.Break(reason, detail);
        }

        return new LogFinding(stage, reason, detail);
    }

    // As a live test decides it: see SignInVerdict.
    private static SshConnectionReason OfClose(IReadOnlyList<int> numbers)
    {
        bool proved = numbers.Count(number => number == AuthenticationMessage.Request) > 1;
        bool told = numbers.Count > 0 && numbers[numbers.Count - 1] == Banner;
        return proved || told ? SshConnectionReason.AccountRefused : SshConnectionReason.ClosedDuringAuthentication;
    }

    private static SshConnectionReason OfFatal(LogEvent line) => line["reason"] switch
    {
        "incorrect signature" => SshConnectionReason.HostKeySignatureInvalid,
        "Connection timed out" => SshConnectionReason.ServerSilent,
        "Connection reset by peer" or "Broken pipe" => SshConnectionReason.ConnectionLost,
        _ => SshConnectionReason.ProtocolViolation,
    };

    private static LogFinding OfIdentification(LogSession session, LogEvent line, bool jumpWorked)
    {
        LogFacts facts = session.Facts;
        string banner = facts.BannerLines.Count > 0 ? Quote(facts.BannerLines[0]) : string.Empty;
        if (facts.BannerLines.Any(IsBusy))
        {
            return Identify(SshConnectionReason.ServerBusy, Quote(facts.BannerLines.First(IsBusy)));
        }

        // Some servers talk for long before they name themselves, so that of a timeout only a service that is known tells more.
        string? service = facts.BannerLines.Count == 0 ? null : NonSshService.Recognise(Encoding.UTF8.GetBytes(facts.BannerLines[0]), lineEnded: true);
        if (service is not null || (facts.BannerLines.Count > 0 && line.Kind != LogEventKind.BannerTimeout))
        {
            return Identify(SshConnectionReason.NotSsh, service is null ? banner : $"It looks like {service}: {banner}");
        }

        if (facts.Proxied && !jumpWorked && line.Kind is LogEventKind.ClosedBeforeVersion or LogEventKind.Closed)
        {
            return new LogFinding(SshConnectionStage.Connect, SshConnectionReason.ProxyFailed, string.Empty);
        }

        return line.Kind switch
        {
            LogEventKind.BannerTimeout or LogEventKind.TimedOut => Identify(SshConnectionReason.NoIdentification, string.Empty),
            LogEventKind.NotSsh => Identify(facts.OldProtocol ? SshConnectionReason.SshVersion1Only : SshConnectionReason.NotSsh, Text(line)),
            LogEventKind.Disconnected => Identify(SshConnectionReason.DisconnectedByServer, Quote(line["text"])),
            LogEventKind.Fatal or LogEventKind.Corrupted => Identify(OfFatal(line), Text(line)),
            _ => Identify(SshConnectionReason.ClosedBeforeIdentification, Text(line)),
        };
    }

    private static LogFinding Identify(SshConnectionReason reason, string detail) => new(SshConnectionStage.Identify, reason, detail);

    private static bool IsBusy(string text) =>
        text.IndexOf("Not allowed at this time", StringComparison.Ordinal) >= 0 || text.IndexOf("Exceeded MaxStartups", StringComparison.Ordinal) >= 0;

    private static LogFinding Incomplete(LogSession session)
    {
        SshConnectionStage stage = session.Phase switch
        {
            LogPhase.Any or LogPhase.Start => SshConnectionStage.Resolve,
            LogPhase.Connect => SshConnectionStage.Connect,
            LogPhase.Identify => SshConnectionStage.Identify,
            LogPhase.Negotiate => SshConnectionStage.Negotiate,
            LogPhase.HostKey => SshConnectionStage.HostKey,
            _ => SshConnectionStage.Authenticate,
        };
        return new LogFinding(stage, SshConnectionReason.LogIncomplete, $"Its last line belongs to the stage {stage}.");
    }

    private static string Show(IEnumerable<string> names) => DisplayText.Escape(string.Join(", ", names));

    private static string Quote(string text) => $"It says '{DisplayText.Escape(text.Length > 200 ? text.Substring(0, 200) : text)}'.";

    private static string Text(LogEvent line) => $"ssh says: {DisplayText.Escape(line.Text)}{(line.Text.EndsWith(".", StringComparison.Ordinal) ? string.Empty : ".")}";
}
