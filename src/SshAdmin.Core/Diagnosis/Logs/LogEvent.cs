using System.Globalization;
using System.Text.RegularExpressions;

namespace SshAdmin.Core.Diagnosis.Logs;

/// <summary>A line that was understood.</summary>
internal sealed class LogEvent
{
    private readonly Match _match;

    public LogEvent(LogRow row, Match match)
    {
        Row = row;
        _match = match;
    }

    public LogEvent(LogEvent other, int level)
        : this(other.Row, other._match) => Level = level;

    public LogRow Row { get; }

    public LogEventKind Kind => Row.Kind;

    /// <summary>1 to 3 for debug1 to debug3; 0 for what users see.</summary>
    public int Level { get; }

    /// <summary>The whole line without its prefix.</summary>
    public string Text => _match.Value;

    /// <summary>The text that stands for a placeholder; empty when the row has none of that name.</summary>
    public string this[string placeholder] => _match.Groups[placeholder].Value;

    /// <summary>The placeholder whose text has this character; <c>null</c> where the words of the message stand.</summary>
    public string? PlaceholderAt(int index)
    {
        foreach (string name in Row.Placeholders)
        {
            Group group = _match.Groups[name];
            if (group.Success && group.Index <= index && index < group.Index + group.Length)
            {
                return name;
            }
        }

        return null;
    }

    public int Number(string placeholder) =>
        int.TryParse(this[placeholder], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value : 0;
}
