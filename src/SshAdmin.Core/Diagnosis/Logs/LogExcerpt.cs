using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>Writes the lines of one connection that another organisation may see.</summary>
/// <remarks>
/// No line is copied: each is written again from its template, and only values that are known to be harmless are put in.
/// What replaces the rest is the same for the same value, so that it can still be followed.
/// </remarks>
internal sealed class LogExcerpt
{
    private const int MaximumLines = 1000;
    private const int MaximumReplaced = 512;
    private const int MaximumText = 120;
    private static readonly Regex Placeholder = new(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant);
    private static readonly Regex Name = new(@"^[A-Za-z0-9@.+_-]{1,64}$", RegexOptions.CultureInvariant);
    private static readonly Regex Quoted = new("'[^']*'?|\"[^\"]*\"?", RegexOptions.CultureInvariant);

    // What readconf.c names without quotation marks: paths, and values behind a colon or one of these words.
    private static readonly Regex Local = new(@"(?<=: |\b(?:path|for|name|timeout) )(?!argument|value|specification)\S.*|\S*[/\\~@]\S*", RegexOptions.CultureInvariant);
    private static readonly Regex OptionName = new(@"^[A-Za-z0-9]{1,40}$", RegexOptions.CultureInvariant);
    private static readonly Regex HomeFolder = new(@"(?:^|[\\/])(?:home|Users|Documents and Settings)[\\/]+(?<name>[^\\/]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private readonly Queue<string> _lines = new();
    private readonly Dictionary<string, string> _replaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private long _leftOut;

    /// <param name="line">Taken by the session.</param>
    /// <param name="session">Knows the endpoint and the remote user.</param>
    public void Add(LogEvent line, LogSession session)
    {
        // Removed values are learned from every line, also from those that are not kept.
        string text = Placeholder.Replace(line.Row.Template, match => Show(match.Groups["name"].Value, line, session));
        if (!line.Row.Show)
        {
            return;
        }

        if (_lines.Count == MaximumLines)
        {
            _lines.Dequeue();
            _leftOut++;
        }

        _lines.Enqueue(line.Level == 0 ? text : $"debug{line.Level}: {text}");
    }

    public string Build(SshConnectionReport report)
    {
        StringBuilder text = new("ssh client log, excerpt: paths, names and commands of the client's side are replaced");
        text.Append(Environment.NewLine);
        if (_leftOut > 0)
        {
            text.Append($"({_leftOut} earlier lines are left out)").Append(Environment.NewLine);
        }

        foreach (string line in _lines)
        {
            text.Append(line).Append(Environment.NewLine);
        }

        return text.Append("Outcome: ")
            .Append(report.Succeeded ? "signed in" : $"failed at {report.FailedStage}: {report.Reason}. {ReasonTable.Find(report.Reason).Message}")
            .Append(Environment.NewLine).ToString();
    }

    private string Show(string placeholder, LogEvent line, LogSession session)
    {
        string value = line[placeholder];
        switch (placeholder)
        {
            case "file":
                return value == "command-line" ? value : line["origin"].Contains("agent") ? Replace(value, "comment") : ReplacePath(value, session);
            case "host":
                return IsEndpoint(value, session.Facts) ? DisplayText.Escape(value) : Replace(value, "host");
            case "user":
                return value == session.Facts.User ? DisplayText.Escape(value) : Replace(value, "user");
            case "line":
                return line.Row.Template.StartsWith("{file}", StringComparison.Ordinal) && line["file"] == "command-line" ? value : "[line]";
            case "names":
                return string.Join(",", value.Split(',').Select(name => name.Trim()).Select(name => name.Length == 0 || Name.IsMatch(name) ? name : "[name]"));
            case "option":
                return OptionName.IsMatch(value) ? value : Scrub(Quoted.Replace(value, "'[value]'"));
            case "problem":
                return Scrub(Local.Replace(Quoted.Replace(value, "'[value]'"), "[value]"));
            case "text":
                return LogValue.KnownText(value) ?? "[text of the server]";
            case "command":
            case "own":
            case "rest":
                return $"[{placeholder}]";
            case "reason":
            case "software":
            case "library":
            case "build":
                return Scrub(value);
            case "id":
                return Scrub(LogValue.Identification(value));
            default:
                // All others are checked by their pattern: numbers, names of algorithms, fingerprints, addresses.
                return value;
        }
    }

    private static bool IsEndpoint(string value, LogFacts facts) =>
        value == facts.Host || value == $"[{facts.Host}]:{facts.Port}" || value == facts.Address || value == $"[{facts.Address}]:{facts.Port}";

    private string ReplacePath(string path, LogSession session)
    {
        Match home = HomeFolder.Match(path);
        if (home.Success && home.Groups["name"].Value != session.Facts.User)
        {
            Remember(home.Groups["name"].Value);
        }

        return Replace(path, "path");
    }

    private string Replace(string value, string kind)
    {
        Remember(value);
        if (!_replaced.TryGetValue(value, out string? token))
        {
            token = _replaced.Count < MaximumReplaced ? $"[{kind}-{_replaced.Count + 1}]" : $"[{kind}]";
            if (_replaced.Count < MaximumReplaced)
            {
                _replaced[value] = token;
            }
        }

        return token;
    }

    private void Remember(string value)
    {
        if (value.Length >= 3 && _removed.Count < MaximumReplaced)
        {
            _removed.Add(value);
        }
    }

    private string Scrub(string text)
    {
        string shown = text.Length > MaximumText ? text.Substring(0, MaximumText) : text;
        foreach (string value in _removed.OrderByDescending(value => value.Length))
        {
            if (shown.IndexOf(value, StringComparison.Ordinal) >= 0)
            {
                shown = shown.Replace(value, "[removed]");
            }
        }

        return DisplayText.Escape(shown);
    }
}
