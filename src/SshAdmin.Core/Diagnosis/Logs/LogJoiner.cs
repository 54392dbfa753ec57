using System.Collections.Generic;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Understands lines, and puts those together again that a mail program or a narrow console has broken.</summary>
/// <remarks>Only where there is one way to read them: a known message that ends too early, and a next line that completes it.</remarks>
internal sealed class LogJoiner
{
    private const int MaximumParts = 4;

    // Mail programs break at 65 to 80 characters, a word earlier.
    private const int NarrowestWrap = 48;
    private LogLine? _first;
    private LogLine? _open;
    private int _parts;

    /// <returns>Up to two lines, each with what it says, or <c>null</c> for what is no message of ssh.</returns>
    public IEnumerable<(LogLine Line, LogEvent? Event)> Add(string raw)
    {
        LogLine line = LogLine.Read(raw);
        LogEvent? match = Match(line);
        if (_open is LogLine open)
        {
            if (match is null && line.Level == 0 && line.Text.Length > 0 && _parts < MaximumParts && !IsBegun(line))
            {
                _parts++;
                foreach (string between in new[] { " ", string.Empty })
                {
                    LogLine joined = open.With(open.Text + between + line.Text);
                    if (Match(joined) is LogEvent whole && !IsShort(joined, whole, isJoined: true))
                    {
                        _open = null;
                        yield return (joined, whole);
                        yield break;
                    }
                }

                if (_parts < MaximumParts)
                {
                    // A list of names is broken behind a comma, other text at a blank.
                    _open = open.With(open.Text + (open.Text.EndsWith(",", System.StringComparison.Ordinal) ? string.Empty : " ") + line.Text);
                    yield break;
                }
            }

            _open = null;
            yield return (_first!, Match(_first!));
        }

        if (match is null ? IsBegun(line) : IsShort(line, match, isJoined: false))
        {
            _first = _open = line;
            _parts = 1;
            yield break;
        }

        yield return (line, match);
    }

    /// <summary>What is still waiting for a next line.</summary>
    public (LogLine Line, LogEvent? Event)? Finish()
    {
        bool waiting = _open is not null;
        _open = null;
        return waiting ? (_first!, Match(_first!)) : null;
    }

    private static LogEvent? Match(LogLine line)
    {
        LogEvent? match = LogGrammar.Match(line.Text);
        return match is null ? null : new LogEvent(match, line.Level);
    }

    private static bool IsBegun(LogLine line) =>
        LogGrammar.IsBegun(line.Text, line.Level > 0 ? 4 : 10) || line.Text.EndsWith(": Permission denied", System.StringComparison.Ordinal);

    // Messages that are whole without what may follow on the next line. No text but the client's own comes with the
    // versions and the proxy's command, so that what stands behind a long line there is its rest.
    private static bool IsShort(LogLine line, LogEvent match, bool isJoined) => match.Kind switch
    {
        LogEventKind.KeyKnown => match["fingerprint"].Length == 0 && match["origin"].Length == 0,
        LogEventKind.MethodsLeft or LogEventKind.ProposalList => match["names"].EndsWith(",", System.StringComparison.Ordinal),
        LogEventKind.LocalVersion or LogEventKind.RemoteVersion or LogEventKind.ProxyCommand => !isJoined && line.Text.Length > NarrowestWrap,
        _ => false,
    };
}
