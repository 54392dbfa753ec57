using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.CmdletHost.Output;

/// <summary>Objects as a person reads them: by their view, or as a table where few properties make one, or as a list.</summary>
internal sealed class TableText(FormatFile formats, TextWriter writer, int width)
{
    // PowerShell makes a table of objects with up to four properties that have no view of their own.
    private const int MaximumPropertiesOfATable = 4;
    private const string Gap = " ";

    /// <summary>Writes objects of one type.</summary>
    public void Write(IReadOnlyList<object> values)
    {
        if (values.All(PropertyView.IsScalar))
        {
            foreach (object value in values)
            {
                writer.WriteLine(PropertyView.Text(value));
            }

            return;
        }

        List<Dictionary<string, object?>> rows = values
            .Select(value => PropertyView.Of(value).ToDictionary(property => property.Name, property => property.Value, StringComparer.OrdinalIgnoreCase)).ToList();
        FormatView view = formats.Find(values[0].GetType())
            ?? new FormatView(rows[0].Count <= MaximumPropertiesOfATable, rows[0].Keys.Select(name => new Cell(name, name)).ToArray());
        if (!view.IsTable)
        {
            rows.ForEach(row => WriteList(view, row));
            return;
        }

        foreach (IReadOnlyList<Dictionary<string, object?>> group in Groups(view, rows))
        {
            if (view.GroupBy is not null)
            {
                writer.WriteLine($"   {view.GroupLabel ?? view.GroupBy}: {PropertyView.Text(group[0].GetValueOrDefault(view.GroupBy))}");
                writer.WriteLine();
            }

            WriteTable(view, group);
        }
    }

    // A new group begins where the value changes, so objects are not sorted.
    private static IEnumerable<IReadOnlyList<Dictionary<string, object?>>> Groups(FormatView view, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        string Of(Dictionary<string, object?> row) => view.GroupBy is null ? "" : PropertyView.Text(row.GetValueOrDefault(view.GroupBy));
        for (int start = 0, end; start < rows.Count; start = end)
        {
            end = start;
            while (end < rows.Count && Of(rows[end]) == Of(rows[start]))
            {
                end++;
            }

            yield return rows.Skip(start).Take(end - start).ToArray();
        }
    }

    private void WriteList(FormatView view, Dictionary<string, object?> row)
    {
        Cell[] shown = view.Cells.Where(cell => cell.Shows(row.GetValueOrDefault(cell.Property))).ToArray();
        int nameWidth = shown.Max(cell => cell.Label.Length);
        string indent = new(' ', nameWidth + 3);
        foreach (Cell cell in shown)
        {
            string text = cell.Text(row.GetValueOrDefault(cell.Property));
            IEnumerable<string> lines = WordWrap.Lines(text, Math.Max(20, width - indent.Length));
            writer.WriteLine($"{cell.Label.PadRight(nameWidth)} : {string.Join(Environment.NewLine + indent, lines)}");
        }

        writer.WriteLine();
    }

    private void WriteTable(FormatView view, IReadOnlyList<Dictionary<string, object?>> rows)
    {
        string[][] cells = rows.Select(row => view.Cells.Select(cell => cell.Text(row.GetValueOrDefault(cell.Property)).TrimEnd()).ToArray()).ToArray();
        int[] widths = Fit(view.Cells, cells);
        WriteRow(view, widths, view.Cells.Select(cell => cell.Label).ToArray());
        WriteRow(view, widths, view.Cells.Select((cell, i) => new string('-', Math.Min(cell.Label.Length, widths[i]))).ToArray());
        foreach (string[] row in cells)
        {
            WriteRow(view, widths, row);
        }

        writer.WriteLine();
    }

    // The widest column without a fixed width gives way until the line fits.
    private int[] Fit(IReadOnlyList<Cell> columns, string[][] cells)
    {
        int[] widths = columns.Select((column, i) => column.Width > 0 ? column.Width
            : cells.Max(row => WordWrap.Lines(row[i], int.MaxValue).Max(line => line.Length))).ToArray();
        for (int i = 0; i < widths.Length; i++)
        {
            widths[i] = Math.Max(widths[i], columns[i].Width > 0 ? 0 : columns[i].Label.Length);
        }

        int excess = widths.Sum() + (Gap.Length * (widths.Length - 1)) - width;
        while (excess > 0)
        {
            int widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= 4)
            {
                break;
            }

            widths[widest]--;
            excess--;
        }

        return widths;
    }

    private void WriteRow(FormatView view, int[] widths, string[] cells)
    {
        string[][] lines = cells.Select((cell, i) => view.Wraps ? WordWrap.Lines(cell, widths[i]).ToArray() : [Cut(cell.ReplaceLineEndings(" "), widths[i])]).ToArray();
        for (int line = 0; line < lines.Max(cell => cell.Length); line++)
        {
            writer.WriteLine(string.Join(Gap, lines.Select((cell, i) =>
            {
                string text = line < cell.Length ? cell[line] : "";
                return view.Cells[i].AlignRight ? text.PadLeft(widths[i]) : text.PadRight(widths[i]);
            })).TrimEnd());
        }
    }

    private static string Cut(string text, int width) => text.Length > width ? text[..(width - 1)] + "…" : text;
}
