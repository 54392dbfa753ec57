using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SshAdmin.CmdletHost.Output;

/// <summary>The views of a format file, as far as each cell shows one property: plain, joined or coloured.</summary>
internal sealed class FormatFile
{
    // A script block of the module's views colours or joins one property of the object.
    private static readonly Regex ShownProperty = new(@"\$(?:_|row)\.(\w+)", RegexOptions.CultureInvariant);
    private readonly Dictionary<string, FormatView> _views = new(StringComparer.Ordinal);

    public static FormatFile Load(string path)
    {
        FormatFile file = new();
        if (!File.Exists(path))
        {
            return file;
        }

        foreach (XElement view in XDocument.Load(path).Descendants("View"))
        {
            if (Read(view) is { } read)
            {
                foreach (XElement type in view.Descendants("TypeName"))
                {
                    file._views.TryAdd(type.Value.Trim(), read);
                }
            }
        }

        return file;
    }

    /// <summary>The first view of the type or of one that it derives from, which is the one PowerShell takes.</summary>
    public FormatView? Find(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            if (_views.TryGetValue(current.FullName ?? "", out FormatView? view))
            {
                return view;
            }
        }

        return null;
    }

    private static FormatView? Read(XElement view)
    {
        IReadOnlyList<Cell> cells = view.Element("TableControl") is { } table ? Columns(table)
            : view.Element("ListControl") is { } list ? list.Descendants("ListItem").Select(item => CellOf(item, null)).OfType<Cell>().ToArray() : [];
        XElement? group = view.Element("GroupBy");
        return cells.Count == 0 ? null : new FormatView(
            view.Element("TableControl") is not null, cells, view.Descendants("Wrap").Any(),
            group?.Element("PropertyName")?.Value.Trim(), group?.Element("Label")?.Value.Trim());
    }

    // Headers and row items stand in two lists of the same length; an empty header takes the property's name.
    private static List<Cell> Columns(XElement table)
    {
        XElement[] headers = table.Element("TableHeaders")?.Elements("TableColumnHeader").ToArray() ?? [];
        XElement[] items = table.Descendants("TableRowEntry").FirstOrDefault()?.Descendants("TableColumnItem").ToArray() ?? [];
        return items.Select((item, i) => CellOf(item, i < headers.Length ? headers[i] : null)).OfType<Cell>().ToList();
    }

    private static Cell? CellOf(XElement item, XElement? header)
    {
        string script = item.Element("ScriptBlock")?.Value ?? "";
        string property = item.Element("PropertyName")?.Value.Trim() ?? ShownProperty.Match(script).Groups[1].Value;
        if (property.Length == 0)
        {
            return null;
        }

        int width = int.TryParse(header?.Element("Width")?.Value, out int given) ? given : 0;
        return new Cell((header ?? item).Element("Label")?.Value.Trim() ?? property, property, width)
        {
            AlignRight = (item.Element("Alignment") ?? header?.Element("Alignment"))?.Value.Trim() == "Right",
            Separator = script.Contains("`n", StringComparison.Ordinal) ? "\n" : ", ",
            IsJoined = script.Contains("-join", StringComparison.Ordinal),
            Format = item.Element("FormatString")?.Value,
            When = item.Element("ItemSelectionCondition") is not { } condition ? ShownWhen.Always
                : condition.Element("ScriptBlock") is null ? ShownWhen.NotEmpty : ShownWhen.NotNull,
        };
    }
}
