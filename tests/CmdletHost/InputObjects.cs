using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Text;

namespace SshAdmin.CmdletHost;

/// <summary>Objects for the first command: rows of a CSV file as property bags, or lines of text.</summary>
public static class InputObjects
{
    /// <param name="source">A file, <c>-</c> for standard input, or <c>null</c> for no input.</param>
    public static IEnumerable<object?>? Read(string? source) => source switch
    {
        null => null,
        "-" => Lines(Console.In),
        _ when source.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => Rows(File.ReadAllText(source)),
        _ => File.ReadAllLines(source),
    };

    /// <summary>Rows as <c>Import-Csv</c> makes them: all values are texts, a missing one is <c>null</c>.</summary>
    public static IEnumerable<object?> Rows(string csv)
    {
        List<List<string>> records = Records(csv);
        for (int i = 1; i < records.Count; i++)
        {
            PSObject row = new();
            for (int column = 0; column < records[0].Count; column++)
            {
                row.Properties.Add(new PSNoteProperty(records[0][column], column < records[i].Count ? records[i][column] : null));
            }

            yield return row;
        }
    }

    private static IEnumerable<object?> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    // RFC 4180: quotes around a field, doubled inside it; lines may end in LF alone. Empty lines are skipped, as Import-Csv does.
    private static List<List<string>> Records(string csv)
    {
        List<List<string>> records = [];
        List<string> record = [];
        StringBuilder field = new();
        bool quoted = false;
        for (int i = 0; i <= csv.Length; i++)
        {
            char c = i < csv.Length ? csv[i] : '\n';
            if (quoted && i < csv.Length)
            {
                bool doubled = c == '"' && i + 1 < csv.Length && csv[i + 1] == '"';
                quoted = c != '"' || doubled;
                _ = quoted ? field.Append(c) : field;
                i += doubled ? 1 : 0;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                record.Add(field.ToString().TrimEnd('\r'));
                field.Clear();
                if (c == '\n')
                {
                    records.AddRange(record is [""] ? [] : [record]);
                    record = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return records;
    }
}
