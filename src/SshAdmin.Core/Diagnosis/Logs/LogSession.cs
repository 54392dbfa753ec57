using System;
using System.Collections.Generic;
using System.Linq;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Follows one connection through its lines.</summary>
/// <remarks>
/// Text of the server (banners before and during the sign-in, what a remote command prints) stands among the client's own
/// lines and may imitate them. So a line counts only in a phase in which the client prints it; facts of a phase are taken
/// once; and of two lines that end the connection the later one is true, because the client always has the last word.
/// </remarks>
internal sealed partial class LogSession
{
    private const int MaximumDoubtful = 512;
    private const int MaximumBannerLines = 8;

    // Lines of the sign-in behind the line of success: either that line was not the client's, or these are not.
    private readonly Queue<LogEvent> _doubtful = new();
    private readonly List<LogEvent> _sessionProblems = [];
    private Dictionary<string, string[]>? _lists;
    private bool _inDoubt;
    private int _unnamedLists;
    private int? _channel;
    private bool _interactive;

    public LogSession() => SignIn = new LogSignIn(Facts);

    public LogFacts Facts { get; } = new();

    public LogSignIn SignIn { get; }

    public LogPhase Phase { get; private set; }

    /// <summary>How it failed, as far as it has.</summary>
    public LogEnd? End { get; private set; }

    public bool SignedIn { get; private set; }

    /// <summary>The remote command's answer, when the client printed it; -1 when it got none.</summary>
    public int? ExitStatus { get; private set; }

    /// <summary>Whether the client has closed the connection and said so.</summary>
    public bool Closed { get; private set; }

    public IReadOnlyList<LogEvent> SessionProblems => _sessionProblems;

    /// <summary>Whether ssh ends with this line; after others it may go on.</summary>
    public bool IsFatal(LogEvent problem) => problem.Kind switch
    {
        LogEventKind.ForwardingWarning or LogEventKind.TerminalRefused => false,
        LogEventKind.LocalForwardingFailed => !_interactive,
        LogEventKind.ChannelRefused => IsRefusedSession(problem),
        _ => true,
    };

    /// <summary>Whether the channel that the server did not open was that of the session.</summary>
    /// <remarks>Without -v nothing announces it; then "open failed" is what sshd says of a session, and of forwarding it says more (serverloop.c).</remarks>
    public bool IsRefusedSession(LogEvent problem) => problem.Kind == LogEventKind.ChannelRefused
        && (_channel is int channel ? problem.Number("n") == channel : problem.Text.EndsWith("connect failed: open failed", StringComparison.Ordinal));

    /// <summary>Whether more than what precedes the first line of a client has come.</summary>
    public bool Begun { get; private set; }

    public bool WaitsForProxy => Facts.Proxied && Facts.RemoteVersion is null && End is null;

    /// <returns>Whether the line was taken as the client's.</returns>
    public bool Take(LogEvent line)
    {
        if (SignedIn)
        {
            return TakeAfterSignIn(line);
        }

        bool early = line.Row.Phase != LogPhase.Any && line.Row.Phase < Phase;
        bool late = line.Row.Phase == LogPhase.Session;

        // Configuration errors stand without a level; with one, these lines only tell which parts apply.
        bool note = line.Kind == LogEventKind.OptionInvalid && line.Level > 0;

        // ssh asks another one that is connected, so that nothing of a server stands before it.
        bool shared = line.Kind == LogEventKind.SharedSession && Phase <= LogPhase.Start;
        if (early || note || (late && Phase != LogPhase.Any && !shared))
        {
            return false;
        }

        if (late)
        {
            // A log that begins here, or one without -v: there was a session, so there was a sign-in.
            SignedIn = true;
            Begun = true;
            Phase = LogPhase.Session;
            Facts.Level = Math.Max(Facts.Level, line.Level);
            Facts.Shared = shared;
            return TakeAfterSignIn(line);
        }

        // What only the start and the key exchange say must not come from a banner of the sign-in.
        if (Phase == LogPhase.Authenticate && line.Kind is LogEventKind.IdentityFile or LogEventKind.StrictKex)
        {
            return false;
        }

        if (line.Row.Phase > LogPhase.Start && End?.Line.Kind == LogEventKind.OptionInvalid)
        {
            // It went on, so it only warned.
            End = null;
        }

        Begun |= line.Kind != LogEventKind.IdentityNotAccessible;
        Facts.Level = Math.Max(Facts.Level, line.Level);
        if (line.Row.Phase > Phase)
        {
            Phase = line.Row.Phase;
        }

        Apply(line);
        return true;
    }

    /// <summary>No line follows: decides what was doubtful.</summary>
    public void Finish()
    {
        if (!SignedIn || !_inDoubt)
        {
            return;
        }

        // The client goes on signing in, so the line of success was text of the server.
        LogEvent[] lines = [.. _doubtful];
        Believe();
        _sessionProblems.Clear();
        SignedIn = false;
        Closed = false;
        Phase = LogPhase.Authenticate;
        ExitStatus = null;
        SignIn.Retract();
        foreach (LogEvent line in lines)
        {
            Take(line);
        }

        Finish();
    }

    private bool TakeAfterSignIn(LogEvent line)
    {
        switch (line.Kind)
        {
            case LogEventKind.Transferred:
                Believe();
                Closed = true;
                return true;
            case LogEventKind.ExitStatus:
                Believe();
                Closed = true;
                ExitStatus = line.Number("n");
                return true;
            case LogEventKind.SessionLost:
            case LogEventKind.SessionSilent:
                Believe();
                AddProblem(line);
                return true;
            case LogEventKind.SharedSession:
                return true;
            case LogEventKind.SharedExit when Facts.Shared:
                Closed = true;
                ExitStatus = line.Number("n");
                return true;
            case LogEventKind.SessionChannel:
                _channel = line.Number("n");
                return true;
            case LogEventKind.Interactive:
                _interactive = true;
                return true;
            case LogEventKind.TerminalRefused:
            case LogEventKind.RequestRefused:
            case LogEventKind.ForwardingRefused:
            case LogEventKind.ForwardingWarning:
            case LogEventKind.ChannelRefused:
            case LogEventKind.LocalForwardingFailed:
            case LogEventKind.Fatal:
            case LogEventKind.Corrupted:
                AddProblem(line);
                return true;
            case LogEventKind.Disconnected:
            case LogEventKind.TimedOut:
                Doubt(line);
                AddProblem(line);
                return true;
            case LogEventKind.Closed:
                // Before the sign-in the client says so; afterwards it says "Connection to ... closed by remote host".
                Doubt(line);
                return true;
            case LogEventKind.Packet when line.Number("number") is >= 50 and < 80:
                Doubt(line);
                return true;
            default:
                if (line.Row.Phase != LogPhase.Authenticate || line.Kind == LogEventKind.PassphraseAsked)
                {
                    return false;
                }

                Doubt(line);
                return true;
        }
    }

    private void Believe()
    {
        _doubtful.Clear();
        _inDoubt = false;
    }

    private void Doubt(LogEvent line)
    {
        _inDoubt |= line.Kind != LogEventKind.Packet;
        if (_doubtful.Count == MaximumDoubtful)
        {
            _doubtful.Dequeue();
        }

        _doubtful.Enqueue(line);
    }

    private void AddProblem(LogEvent line)
    {
        if (_sessionProblems.Count < 16)
        {
            _sessionProblems.Add(line);
        }
    }

    private void Apply(LogEvent line)
    {
        switch (line.Kind)
        {
            case LogEventKind.ClientVersion:
                Facts.ClientVersion ??= "OpenSSH_" + line["build"];
                Facts.SawStart = true;
                break;
            case LogEventKind.ProxyCommand:
                Facts.Proxied = true;
                SetHost(LogValue.ForwardTarget(line["command"]) ?? string.Empty);
                break;
            case LogEventKind.Resolving:
            case LogEventKind.Connecting:
                SetEndpoint(line["host"], line.Number("port"));
                Facts.Address = line["ip"].Length > 0 ? line["ip"] : Facts.Address;
                break;
            case LogEventKind.Established:
                Phase = LogPhase.Identify;
                break;
            case LogEventKind.IdentityNotAccessible:
                SignIn.Take(line);
                break;
            case LogEventKind.IdentityFile:
                // Without a public half there may still be a private one.
                AddFile(Facts.KeyFiles, line["file"]);
                if (line.Number("n") >= 0)
                {
                    AddFile(Facts.LoadedFiles, line["file"]);
                }

                break;
            case LogEventKind.LocalVersion:
                Facts.LocalVersion ??= LogValue.Identification(line["id"]);
                break;
            case LogEventKind.RemoteVersion:
                Facts.RemoteVersion ??= $"SSH-{line["protocol"]}-{line["software"]}";

                // RFC 4253 section 5.1: 1.99 speaks protocol 2 as well.
                Facts.OldProtocol |= line["protocol"].StartsWith("1.", StringComparison.Ordinal) && line["protocol"] != "1.99";
                break;
            case LogEventKind.BannerLine:
                if (Facts.BannerLines.Count < MaximumBannerLines)
                {
                    Facts.BannerLines.Add(line["text"]);
                }

                break;
            case LogEventKind.AuthenticatingAs:
                SetEndpoint(line["host"], line.Number("port"));
                Facts.User = Facts.User.Length > 0 ? Facts.User : line["user"];
                break;
            case LogEventKind.ProposalOfClient:
                _lists = Facts.ClientLists;
                break;
            case LogEventKind.ProposalOfServer:
                _lists = Facts.ServerLists;
                break;
            case LogEventKind.ProposalList:
                SetList(_lists, line.Row.Head.TrimEnd(':'), line["names"]);
                break;
            case LogEventKind.ProposalListUnnamed:
                SetUnnamedList(line["names"]);
                break;
            case LogEventKind.StrictKex:
                Facts.Strict = true;
                break;
            case LogEventKind.KexAlgorithm:
                Facts.KeyExchange ??= line["algorithm"];
                break;
            case LogEventKind.HostKeyAlgorithm:
                Facts.HostKeyAlgorithm ??= line["algorithm"];
                break;
            case LogEventKind.Direction when line["direction"] == "client->server":
                Facts.ToServer ??= line;
                break;
            case LogEventKind.Direction:
                Facts.ToClient ??= line;
                break;
            case LogEventKind.SignatureAlgorithms:
                Facts.SignatureAlgorithms ??= Split(line["names"]);
                break;
            case LogEventKind.KeyKnown:
                Facts.KeysListed = true;
                AddFile(Facts.KeyFiles, line["file"]);
                if (line["origin"].Contains("explicit"))
                {
                    AddFile(Facts.NamedFiles, line["file"]);
                }

                break;
            case LogEventKind.NewKeys:
                Phase = LogPhase.Authenticate;
                break;
            case LogEventKind.KeySkipped:
            case LogEventKind.AgentMissing:
                SignIn.Take(line);
                break;
            case LogEventKind.Packet:
                SignIn.Packet(line.Number("number"));
                break;
            case LogEventKind.NotPostQuantum:
                Facts.Warnings.Add("The key exchange is not safe against later decryption with a quantum computer; ssh 10.1 and later warns of it. Update the server.");
                break;
            default:
                if (line.Row.Phase == LogPhase.HostKey)
                {
                    ApplyHostKey(line);
                }
                else if (line.Row.Phase == LogPhase.Authenticate)
                {
                    ApplySignIn(line);
                }

                ApplyEnd(line);
                break;
        }
    }

    private void ApplySignIn(LogEvent line)
    {
        SignIn.Take(line);
        if (line.Kind == LogEventKind.Authenticated)
        {
            // Up to 8.4 two lines say so, and only the second names the endpoint.
            SignedIn = line["host"].Length > 0;
            SetEndpoint(line["host"], line.Number("port"));
            Facts.Address ??= line["ip"].Length > 0 ? line["ip"] : null;
            if (SignedIn)
            {
                Phase = LogPhase.Session;
                End = null;
            }
        }
        else if (line.Kind is LogEventKind.MethodsLeft or LogEventKind.NextMethod or LogEventKind.KeyOffered)
        {
            // The client goes on: what looked like its end was not its own.
            End = null;
        }
    }

    private static void AddFile(HashSet<string> files, string file)
    {
        if (files.Count < LogFacts.MaximumFiles)
        {
            files.Add(file);
        }
    }

    private static void SetList(Dictionary<string, string[]>? lists, string list, string names)
    {
        // From 9.9 on the client prints a third block, for the next key exchange; only the first of each side counts.
        if (lists is not null && !lists.ContainsKey(list))
        {
            lists[list] = Split(names);
        }
    }

    // Up to 6.x: ten lists of the client, then ten of the server, in the order of RFC 4253 section 7.1.
    private void SetUnnamedList(string names)
    {
        if (names.StartsWith("first_kex_follows ", StringComparison.Ordinal) || names.StartsWith("reserved ", StringComparison.Ordinal))
        {
            return;
        }

        int index = _unnamedLists % 10;
        if (_unnamedLists < 20 && index < LogGrammar.ProposalLists.Count)
        {
            SetList(_unnamedLists < 10 ? Facts.ClientLists : Facts.ServerLists, LogGrammar.ProposalLists[index], names);
        }

        _unnamedLists++;
    }

    private static string[] Split(string names) => [.. names.Split([','], StringSplitOptions.RemoveEmptyEntries).Select(name => name.Trim()).Take(256)];
}
