using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SshAdmin.CmdletHost.Output;

/// <summary>Objects as a person reads them: a table for several properties that fit, a list otherwise.</summary>
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
        IReadOnlyList<Column>? columns = formats.Find(values[0].GetType());
        if (columns is null && rows[0].Count <= MaximumPropertiesOfATable)
        {
            columns = rows[0].Keys.Select(name => new Column(name, name, 0, false)).ToArray();
        }

        if (columns is null)
        {
            rows.ForEach(WriteList);
        }
        else
        {
            WriteTable(columns, rows);
        }
    }

    private void WriteList(Dictionary<string, object?> row)
    {
        int nameWidth = row.Keys.Max(name => name.Length);
        foreach ((string name, object? value) in row)
        {
            string indent = new(' ', nameWidth + 3);
            string text = PropertyView.Text(value).Replace("\r", "", StringComparison.Ordinal).Replace("\n", Environment.NewLine + indent, StringComparison.Ordinal);
            writer.WriteLine($"{name.PadRight(nameWidth)} : {text}");
        }

        writer.WriteLine();
    }

    private void WriteTable(IReadOnlyList<Column> columns, List<Dictionary<string, object?>> rows)
    {
        string[][] cells = rows.Select(row => columns.Select(column => Line(row.GetValueOrDefault(column.Property))).ToArray()).ToArray();
        int[] widths = Fit(columns, cells);
        WriteRow(columns, widths, columns.Select(column => column.Label).ToArray());
        WriteRow(columns, widths, columns.Select((column, i) => new string('-', Math.Min(column.Label.Length, widths[i]))).ToArray());
        foreach (string[] row in cells)
        {
            WriteRow(columns, widths, row);
        }

        writer.WriteLine();
    }

    // The widest column without a fixed width gives way until the line fits.
    private int[] Fit(IReadOnlyList<Column> columns, string[][] cells)
    {
        int[] widths = columns.Select((column, i) => column.Width > 0 ? column.Width : cells.Max(row => row[i].Length)).ToArray();
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

    private void WriteRow(IReadOnlyList<Column> columns, int[] widths, string[] cells) => writer.WriteLine(
        string.Join(Gap, cells.Select((cell, i) =>
        {
            string cut = cell.Length > widths[i] ? cell[..(widths[i] - 1)] + "…" : cell;
            return columns[i].AlignRight ? cut.PadLeft(widths[i]) : cut.PadRight(widths[i]);
        })).TrimEnd());

    private static string Line(object? value) => PropertyView.Text(value).ReplaceLineEndings(" ");
}
