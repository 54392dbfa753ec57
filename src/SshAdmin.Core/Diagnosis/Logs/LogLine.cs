using System;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>One line of a log without what mail programs, shells and log services put around it.</summary>
internal sealed class LogLine
{
    /// <summary>Longer than any line that ssh prints; the rest of a longer one is dropped.</summary>
    public const int MaximumLength = 16 * 1024;

    // Windows PowerShell writes the first line of a program's error stream as "ssh.exe : text", the rest as it is.
    private static readonly Regex ErrorRecord = new(@"^(?:\S{0,255}[\\/])?ssh(?:\.exe)? : ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    // syslog (ssh -y), journald, and tools such as ts.
    private static readonly Regex TimeStamp = new(
        @"^(?:[A-Z][a-z]{2} [ 0-9][0-9] [0-9:]{8}|\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,18}(?:Z|[+-][0-9:]{4,5})?\]?)(?: \S{1,64} ssh\[[0-9]{1,9}\]:)? ",
        RegexOptions.CultureInvariant);

    // LogVerbose of 8.5 and later: where in the source; the name of the function then stands nowhere else.
    private static readonly Regex Place = new(
        @"^[\w.-]{1,48}:(?<function>\w{1,48})\(\):[0-9]{1,6}(?: \((?:bin=[^ ,]{1,64}, )?pid=[0-9]{1,10}\))?: ",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private LogLine(string text, string? function, int level, int length, bool hasReturn)
    {
        Text = text;
        Function = function;
        Level = level;
        Length = length;
        HasReturn = hasReturn;
    }

    /// <summary>Without <c>debugN: </c>.</summary>
    public string Text { get; }

    /// <summary>The function of ssh that speaks, where the line names its place in the source.</summary>
    public string? Function { get; }

    /// <summary>1 to 3 for debug lines, otherwise 0.</summary>
    public int Level { get; }

    /// <summary>Characters of the line as it stood there, without marks of quotation; what a program that breaks lines counts.</summary>
    public int Length { get; }

    /// <summary>Whether it ended with a carriage return; what ssh itself logs does, server text mostly does not (log.c, do_log).</summary>
    public bool HasReturn { get; }

    /// <param name="raw">With its carriage return, where there was one.</param>
    public static LogLine Read(string raw)
    {
        bool hasReturn = raw.Length > 0 && raw[raw.Length - 1] == '\r';
        string text = (raw.Length > MaximumLength ? raw.Substring(0, MaximumLength) : raw).Trim(' ', '\t', '\r', '\n', '\0', '\uFEFF');
        while (text.Length > 0 && text[0] == '>')
        {
            text = text.Substring(1).TrimStart();
        }

        int length = text.Length;
        int level = LevelOf(text);
        if (level == 0)
        {
            text = TimeStamp.Replace(ErrorRecord.Replace(text, string.Empty), string.Empty);
            level = LevelOf(text);
        }

        text = level == 0 ? text : text.Substring("debug1: ".Length).TrimStart();
        Match place = Place.Match(text);
        return place.Success
            ? new LogLine(text.Substring(place.Length), place.Groups["function"].Value, level, length, hasReturn)
            : new LogLine(text, null, level, length, hasReturn);
    }

    /// <summary>The same line with the next one behind it.</summary>
    public LogLine With(string between, LogLine next) => new(Text + between + next.Text, Function, Level, Length + between.Length + next.Length, next.HasReturn);

    private static int LevelOf(string text) =>
        text.Length > 8 && text.StartsWith("debug", StringComparison.Ordinal) && text[5] is >= '1' and <= '3' && text[6] == ':' && text[7] == ' ' ? text[5] - '0' : 0;
}
