using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace SshAdmin.CmdletHost.Output;

/// <summary>A column of a table.</summary>
internal sealed record Column(string Label, string Property, int Width, bool AlignRight);

/// <summary>The table views of a format file, as far as they name plain properties.</summary>
internal sealed class FormatFile
{
    private readonly Dictionary<string, IReadOnlyList<Column>> _tables = new(StringComparer.Ordinal);

    public static FormatFile Load(string path)
    {
        FormatFile file = new();
        if (!File.Exists(path))
        {
            return file;
        }

        foreach (XElement view in XDocument.Load(path).Descendants("View"))
        {
            if (view.Element("TableControl") is { } table && Columns(table) is { Count: > 0 } columns)
            {
                foreach (XElement type in view.Descendants("TypeName"))
                {
                    file._tables.TryAdd(type.Value.Trim(), columns);
                }
            }
        }

        return file;
    }

    public IReadOnlyList<Column>? Find(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            if (_tables.TryGetValue(current.FullName ?? "", out IReadOnlyList<Column>? columns))
            {
                return columns;
            }
        }

        return null;
    }

    // Headers and row items stand in two lists of the same length; an empty header takes the property's name.
    private static List<Column> Columns(XElement table)
    {
        XElement[] headers = table.Element("TableHeaders")?.Elements("TableColumnHeader").ToArray() ?? [];
        XElement[] items = table.Descendants("TableRowEntry").FirstOrDefault()?.Descendants("TableColumnItem").ToArray() ?? [];
        List<Column> columns = [];
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].Element("PropertyName")?.Value.Trim() is not { Length: > 0 } property)
            {
                continue;
            }

            XElement? header = i < headers.Length ? headers[i] : null;
            string label = header?.Element("Label")?.Value.Trim() ?? property;
            int width = int.TryParse(header?.Element("Width")?.Value, out int given) ? given : 0;
            bool right = (items[i].Element("Alignment") ?? header?.Element("Alignment"))?.Value.Trim() == "Right";
            columns.Add(new Column(label, property, width, right));
        }

        return columns;
    }
}
