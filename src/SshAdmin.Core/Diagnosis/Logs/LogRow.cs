using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>One form of one message of an OpenSSH client.</summary>
/// <remarks>The template is both: what a line must look like, and how a redacted line is written again.</remarks>
internal sealed class LogRow
{
    // What may stand in for a placeholder; unlisted ones take any text. Lengths are bounded, so that no line takes long.
    private static readonly IReadOnlyDictionary<string, string> Patterns = new Dictionary<string, string>
    {
        ["host"] = @"\S{1,255}?",
        ["ip"] = @"[^\s\]]{1,255}?",
        ["port"] = @"[0-9]{1,5}",
        ["line"] = @"[0-9]{1,9}",
        ["n"] = @"-?[0-9]{1,10}",
        ["number"] = @"[0-9]{1,3}",
        ["mode"] = @"[0-7]{3,5}",
        ["protocol"] = @"[0-9]{1,3}\.[0-9]{1,3}",
        ["fingerprint"] = @"(?:SHA256:[A-Za-z0-9+/]{43}|(?:MD5:)?(?:[0-9a-f]{2}:){15}[0-9a-f]{2})",
        ["type"] = @"[A-Za-z0-9@.-]{1,64}",
        ["method"] = @"[A-Za-z0-9@.-]{1,64}",
        ["algorithm"] = @"[A-Za-z0-9@.-]{1,64}",
        ["cipher"] = @"[A-Za-z0-9@.-]{1,64}",
        ["mac"] = @"[A-Za-z0-9@.<>-]{1,64}",
        ["compression"] = @"[A-Za-z0-9@.-]{1,64}",
        ["direction"] = @"(?:server->client|client->server)",
        ["way"] = @"(?:closed|reset)",
        ["bound"] = @"(?:send|receive)",
        ["origin"] = @"(?: (?:explicit|agent|token|authenticator))*",
        ["file"] = @".{1,1024}?",
        ["user"] = @".{0,256}?",
        ["problem"] = @"(?:(?:[Mm]issing|[Ii]nvalid|[Uu]nsupported|integer value|keyword|[Tt]oo many|no|[Bb]ad|empty|hostname suffix|glob failed|match exec|failed to|Unable to|Can't open) .{1,512}|RekeyLimit too small|value out of range\.|'[^']{1,64}' cannot be combined .{1,256})",
        ["build"] = @"(?:for_Windows_)?[0-9][^,]*?",
    };

    // So much of the words of a message must be there to know it again.
    private const int ShortestHead = 4;
    private const int ShortestBeginning = 16;
    private readonly Regex _pattern;

    /// <param name="kind">What it says.</param>
    /// <param name="phase">When it can be said.</param>
    /// <param name="template">The text, with placeholders in braces.</param>
    /// <param name="source">Where OpenSSH prints it, and in which versions.</param>
    /// <param name="show">Whether a redacted log keeps it.</param>
    public LogRow(LogEventKind kind, LogPhase phase, string template, string source, bool show = true)
    {
        Kind = kind;
        Phase = phase;
        Template = template;
        Source = source;
        Show = show;
        string[] parts = template.Split('{');
        StringBuilder pattern = new("^" + Regex.Escape(parts[0]));
        List<string> literals = [parts[0]];
        List<string> names = [];
        foreach (string part in parts.Skip(1))
        {
            int end = part.IndexOf('}');
            string name = part.Substring(0, end);
            string literal = part.Substring(end + 1);
            literals.Add(literal);
            names.Add(name);
            pattern.Append("(?<").Append(name).Append('>').Append(Patterns.TryGetValue(name, out string? known) ? known : ".*?").Append(')').Append(Regex.Escape(literal));
        }

        // Trailing blanks are gone from the line before it is compared.
        _pattern = new Regex(pattern.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        Head = literals[0].TrimEnd();
        Marker = literals.OrderByDescending(literal => literal.Length).First().TrimEnd();
        Placeholders = names;
        Last = template.EndsWith("}", StringComparison.Ordinal) ? names[names.Count - 1] : null;
    }

    public LogEventKind Kind { get; }

    public LogPhase Phase { get; }

    public string Template { get; }

    public string Source { get; }

    public bool Show { get; }

    /// <summary>How a line begins that can match.</summary>
    public string Head { get; }

    /// <summary>What a line holds that can match.</summary>
    public string Marker { get; }

    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>The placeholder that the message ends with.</summary>
    public string? Last { get; }

    /// <summary>Whether what stands for a placeholder has a form of its own, so that other text does not get into it.</summary>
    public static bool IsStrict(string placeholder) => placeholder is not ("file" or "user" or "build" or "problem") && Patterns.ContainsKey(placeholder);

    /// <summary>Whether a text that is not this message may be its beginning, cut off behind a word.</summary>
    public bool IsBegun(string text) => text.StartsWith(Head, StringComparison.Ordinal)
        ? Head.Length >= ShortestHead
        : text.Length >= ShortestBeginning && Head.StartsWith(text, StringComparison.Ordinal);

    public LogEvent? Match(string text)
    {
        if (!text.StartsWith(Head, StringComparison.Ordinal) || (Head.Length == 0 && text.IndexOf(Marker, StringComparison.Ordinal) < 0))
        {
            return null;
        }

        Match match = _pattern.Match(text);
        return match.Success ? new LogEvent(this, match) : null;
    }
}
