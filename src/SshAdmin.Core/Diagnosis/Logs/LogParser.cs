using System.Collections.Generic;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Reads the lines of client logs as they come, and gives a report for each connection once it has ended.</summary>
/// <remarks>What is kept is bounded: the facts of the connections that are open, not the lines.</remarks>
internal sealed class LogParser
{
    // ProxyJump takes a list of hosts; nobody chains more.
    private const int MaximumHops = 16;

    private readonly bool _redact;
    private readonly LogJoiner _joiner = new();
    private readonly List<OpenLog> _open = [];
    private readonly Queue<LogResult> _done = new();
    private bool _jumpWorked;
    private bool? _returns;

    public LogParser(bool redact) => _redact = redact;

    /// <summary>Whether any connection was found so far.</summary>
    public bool FoundAny { get; private set; }

    /// <param name="line">Without line feed; with its carriage return, where it has one.</param>
    public IEnumerable<LogResult> Add(string line)
    {
        if (_joiner.Add(line) is (LogLine read, LogEvent match))
        {
            Take(read, match);
        }

        return Drain();
    }

    public IEnumerable<LogResult> Finish()
    {
        if (_joiner.Finish() is (LogLine line, LogEvent match))
        {
            Take(line, match);
        }

        CloseAll();
        return Drain();
    }

    private void Take(LogLine line, LogEvent match)
    {
        if (!IsOfClient(line, match))
        {
            return;
        }

        OpenLog log = Choose(match);
        bool taken = log.Session.Take(match);
        if (taken && _redact)
        {
            log.Excerpt.Add(match, log.Session);
        }
    }

    // What ssh logs ends with a carriage return in a log as ssh wrote it. Where that is so, a line without one is text of
    // the server, whatever it looks like (log.c, do_log; a banner is printed as it came).
    private bool IsOfClient(LogLine line, LogEvent match)
    {
        bool between = _open.Count == 0 || _open[_open.Count - 1].Session is { End: not null } or { Closed: true };
        if (_returns is null || (match.Kind == LogEventKind.ClientVersion && between))
        {
            _returns = match.Level > 0 || match.Kind == LogEventKind.ClientVersion ? line.HasReturn : null;
        }

        return _returns != true || line.HasReturn;
    }

    /// <summary>The connection that a line belongs to; a first line of a client begins another.</summary>
    private OpenLog Choose(LogEvent match)
    {
        OpenLog? current = _open.Count > 0 ? _open[_open.Count - 1] : null;
        if (current is null)
        {
            return Begin();
        }

        LogSession session = current.Session;
        if (match.Kind == LogEventKind.ClientVersion && session.Begun)
        {
            // In the middle of a sign-in this is either the next attempt, after one that was interrupted, or a banner
            // that imitates one. Which of them, the lines behind it tell.
            bool doubtful = session is { Phase: LogPhase.Authenticate, End: null, SignedIn: false };
            if (!(session.WaitsForProxy || doubtful) || _open.Count >= MaximumHops)
            {
                CloseAll();
                doubtful = false;
            }

            return Begin(doubtful);
        }

        if (current.Doubtful && _open.Count > 1 && (session.End is not null || session.SignedIn) && GoesOnSigningIn(match))
        {
            // What has ended does not go on: it was text of the server, and the connection before it goes on.
            _open.RemoveAt(_open.Count - 1);
            current = _open[_open.Count - 1];
            session = current.Session;
        }

        if (BeginsAgain(session, match) && !CloseTop())
        {
            return Begin();
        }

        // The client of the jump host has ended, or has signed in and only carries data: now the outer one goes on.
        current = _open.Count > 0 ? _open[_open.Count - 1] : Begin();
        if (_open.Count > 1 && !current.Doubtful && (current.Session.End is not null || current.Session.SignedIn) && IsOfOuter(match, current.Session))
        {
            CloseTop();
            current = _open[_open.Count - 1];
        }

        return current;
    }

    private static bool BeginsAgain(LogSession session, LogEvent match) => match.Kind switch
    {
        // A whole verbose log begins with the version; without that line the next connection must be told otherwise.
        LogEventKind.Connecting => !session.Facts.SawStart && (session.Phase > LogPhase.Connect || session.End is not null),
        LogEventKind.ConnectFailed or LogEventKind.HostNotFound or LogEventKind.Denied => session.End is not null && session.Facts.Level == 0,
        LogEventKind.OptionInvalid => session.End is not null && session.End.Line.Kind != match.Kind && session.Facts.Level == 0,
        _ => false,
    };

    private static bool IsOfOuter(LogEvent match, LogSession inner) => inner.SignedIn
        ? match.Row.Phase is LogPhase.Identify or LogPhase.Negotiate or LogPhase.HostKey || (match.Kind == LogEventKind.Closed && match["ip"] == "UNKNOWN")
        : match.Row.Phase is not (LogPhase.Any or LogPhase.Session) || match.Kind is LogEventKind.Closed;

    private static bool GoesOnSigningIn(LogEvent match) => match.Level > 0
        && match.Kind is LogEventKind.MethodsLeft or LogEventKind.NextMethod or LogEventKind.KeyOffered or LogEventKind.KeyTried or LogEventKind.KeyTaken or LogEventKind.NoMoreMethods;

    private OpenLog Begin(bool doubtful = false)
    {
        OpenLog log = new(doubtful);
        _open.Add(log);
        FoundAny = true;
        return log;
    }

    /// <summary>Ends the innermost connection; true when there is an outer one.</summary>
    private bool CloseTop()
    {
        // Attempts are reported in their order; hops before what goes through them.
        int top = _open.Count - 1;
        while (top > 0 && _open[top].Doubtful)
        {
            top--;
        }

        OpenLog log = _open[top];
        _open.RemoveAt(top);
        if (top < _open.Count)
        {
            _open[top].Doubtful = false;
        }

        log.Session.Finish();
        SshConnectionReport report = LogReport.Build(log.Session, _jumpWorked);
        _jumpWorked = _open.Count > 0 && report.Succeeded;
        _done.Enqueue(new LogResult(report, _redact ? log.Excerpt.Build(report) : string.Empty));
        return _open.Count > 0;
    }

    private void CloseAll()
    {
        while (_open.Count > 0)
        {
            CloseTop();
        }
    }

    private LogResult[] Drain()
    {
        if (_done.Count == 0)
        {
            return [];
        }

        LogResult[] results = [.. _done];
        _done.Clear();
        return results;
    }

    private sealed class OpenLog(bool doubtful)
    {
        /// <summary>Whether its first line may have been text of the server.</summary>
        public bool Doubtful { get; set; } = doubtful;

        public LogSession Session { get; } = new();

        public LogExcerpt Excerpt { get; } = new();
    }
}
