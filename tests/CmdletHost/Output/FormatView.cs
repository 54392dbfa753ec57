using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SshAdmin.CmdletHost.Output;

/// <summary>When an item of a list is shown.</summary>
internal enum ShownWhen
{
    Always,
    NotNull,
    NotEmpty,
}

/// <summary>A table or a list of one type.</summary>
internal sealed record FormatView(bool IsTable, IReadOnlyList<Cell> Cells, bool Wraps = false, string? GroupBy = null, string? GroupLabel = null);

/// <summary>A column of a table, or an item of a list: one property.</summary>
internal sealed record Cell(string Label, string Property, int Width = 0)
{
    public bool AlignRight { get; init; }

    public bool IsJoined { get; init; }

    public string Separator { get; init; } = ", ";

    /// <summary>A .NET format for the value.</summary>
    public string? Format { get; init; }

    public ShownWhen When { get; init; }

    public bool Shows(object? value) => When switch
    {
        ShownWhen.NotNull => value is not null,
        ShownWhen.NotEmpty => value is not (null or "" or false) && value is not ICollection { Count: 0 },
        _ => true,
    };

    public string Text(object? value) =>
        Format is not null && value is not null ? string.Format(CultureInfo.InvariantCulture, Format, value)
        : IsJoined && value is IEnumerable many and not string ? string.Join(Separator, many.Cast<object?>().Select(PropertyView.Text))
        : PropertyView.Text(value);
}
