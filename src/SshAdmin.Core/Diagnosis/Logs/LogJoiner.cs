using System;
using System.Collections.Generic;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Understands lines, and puts those together again that a mail program or a narrow console has broken.</summary>
/// <remarks>
/// Only where there is one way to read them. A line that is no message yet is joined with what makes it one; a line that
/// is one already, because its message ends with any text, only with what makes that text one that is known to be whole.
/// So neither text of the server nor what a program beside ssh writes into the log gets into a message of ssh.
/// </remarks>
internal sealed class LogJoiner
{
    private const int MaximumParts = 4;

    // Mail programs break at 60 to 80 characters, a word earlier.
    private const int NarrowestWrap = 48;

    // Wider than any terminal from which people copy; longer lines are not broken, and need not be tried.
    private const int WidestWrap = 256;
    private static readonly string[] Between = [" ", string.Empty];
    private LogLine? _line;
    private LogEvent? _match;
    private LogLine? _whole;
    private int _lastLength;
    private int _parts;

    /// <returns>The line before, now that this one shows that it is whole, with what it says, or <c>null</c> for what is no message of ssh.</returns>
    public (LogLine Line, LogEvent? Event)? Add(string raw)
    {
        LogLine next = LogLine.Read(raw);
        LogEvent? own = Match(next);
        if (MayFollow(next) && (Complete(next, own) || Gather(next, own)))
        {
            _lastLength = next.Length;
            _parts++;
            return null;
        }

        (LogLine, LogEvent?)? done = Finish();
        _line = _whole = next;
        _match = own;
        _lastLength = next.Length;
        _parts = 1;
        return done;
    }

    /// <summary>What is still waiting for a next line.</summary>
    public (LogLine Line, LogEvent? Event)? Finish()
    {
        (LogLine, LogEvent?)? waiting = _line is null ? null : (_line, _match);
        _line = null;
        return waiting;
    }

    private static LogEvent? Match(LogLine line)
    {
        LogEvent? match = LogGrammar.Match(line.Text) ?? (line.Function is null ? null : LogGrammar.Match($"{line.Function}: {line.Text}"));
        return match is null ? null : new LogEvent(match, line.Level);
    }

    // A line is broken where its next word has no room. In a log as ssh wrote it, what ends with a return is whole, and what
    // follows without one comes from somebody else.
    private bool MayFollow(LogLine next)
    {
        if (_line is null || next.Level > 0 || next.Text.Length == 0 || _line.Text.Length == 0 || _lastLength > WidestWrap || _parts == MaximumParts || (_whole!.HasReturn && !next.HasReturn))
        {
            return false;
        }

        int word = next.Text.IndexOf(' ');
        return _lastLength + 1 + (word < 0 ? next.Text.Length : word) > NarrowestWrap;
    }

    /// <summary>Joins when that makes a message.</summary>
    private bool Complete(LogLine next, LogEvent? own)
    {
        if (_match is not null && !IsOpen(_match))
        {
            return false;
        }

        foreach (string between in Between)
        {
            LogLine joined = _whole!.With(between, next);
            if (Match(joined) is LogEvent match && IsBetter(match, match.Text.Length - next.Text.Length, between, own))
            {
                _line = _whole = joined;
                _match = match;
                return true;
            }
        }

        return false;
    }

    /// <summary>Joins what is no message yet, but begins as one.</summary>
    private bool Gather(LogLine next, LogEvent? own)
    {
        if (_match is not null || own is not null || _parts + 1 == MaximumParts || !LogGrammar.IsBegun(_whole!.Text) || LogGrammar.IsBegun(next.Text))
        {
            return false;
        }

        // A list of names is broken behind a comma, other text at a blank.
        _whole = _whole.With(_whole.Text.EndsWith(",", StringComparison.Ordinal) ? string.Empty : " ", next);
        return true;
    }

    private bool IsBetter(LogEvent joined, int at, string between, LogEvent? own)
    {
        if (_match is null && own is null)
        {
            return true;
        }

        if (_match is not null && between.Length == 0 && !_whole!.Text.EndsWith(",", StringComparison.Ordinal))
        {
            return false;
        }

        string? placeholder = joined.PlaceholderAt(at);
        return placeholder is null || LogValue.IsWhole(placeholder, joined[placeholder]);
    }

    private static bool IsOpen(LogEvent match) => match.Row.Last is string last && LogValue.IsOpen(last, match[last]);
}
