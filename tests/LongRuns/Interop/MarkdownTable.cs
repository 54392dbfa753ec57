using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.LongRuns.Interop;

/// <summary>A table of Markdown, with lines across that head a group of rows.</summary>
internal sealed class MarkdownTable(string corner, IReadOnlyList<string> columns)
{
    private readonly List<string> _lines = [Line(corner, columns), Line("---", columns.Select(_ => "---"))];

    public void AddHeading(string text) => _lines.Add(Line($"**{text}**", columns.Select(_ => "")));

    public void Add(string name, IEnumerable<string> cells) => _lines.Add(Line($"`{name}`", cells));

    public void Write(TextWriter output) => _lines.ForEach(output.WriteLine);

    private static string Line(string first, IEnumerable<string> cells) => $"| {first} | {string.Join(" | ", cells)} |";
}
