using System.IO;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Views;

/// <summary>SshAdmin.format.ps1xml against the types that it shows.</summary>
public partial class FormatViewTests
{
    private const int TableWidth = 100;
    private static readonly XDocument File = XDocument.Load(Path.Combine(Sources.Root, "SshAdmin.format.ps1xml"));
    private static readonly XElement[] Views = File.Descendants("View").ToArray();

    public static TheoryData<string> TypeNames => [.. OutputTypes.All.Select(type => type.FullName!)];

    public static TheoryData<string> ViewNames => [.. Views.Select(NameOf)];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Every_output_type_has_a_table_and_a_list(string type) => Assert.Multiple(
        () => Assert.Contains(Views, view => view.Element("TableControl") is not null && Selects(view, type)),
        () => Assert.Contains(Views, view => view.Element("ListControl") is not null && Selects(view, type)));

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_view_is_also_that_of_what_a_job_or_a_file_brings_back(string name)
    {
        string[] types = View(name).Descendants("TypeName").Select(type => type.Value).ToArray();
        Assert.Equal([types[0], "Deserialized." + types[0]], types);
    }

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void Every_property_in_a_view_exists(string name)
    {
        XElement view = View(name);
        Type type = OutputTypes.All.Single(type => Selects(view, type.FullName!));
        IEnumerable<string> named = view.Descendants("PropertyName").Select(element => element.Value)
            .Concat(view.Descendants("ScriptBlock").SelectMany(block => OwnProperty().Matches(block.Value).Select(match => match.Groups[1].Value)));
        Assert.Empty(named.Except(type.GetProperties().Select(property => property.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_views_share_a_name() => Assert.Equal(Views.Length, Views.Select(NameOf).Distinct().Count());

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_table_fits_a_hundred_columns(string name)
    {
        XElement[] headers = View(name).Descendants("TableColumnHeader").ToArray();
        int needed = headers.Sum(header => (int?)header.Element("Width") ?? header.Element("Label")!.Value.Length) + Math.Max(0, headers.Length - 1);
        Assert.InRange(needed, 0, TableWidth);
    }

    // A column without a width in the middle shrinks to one letter on a terminal of 80 columns.
    [Theory]
    [MemberData(nameof(ViewNames))]
    public void Only_the_last_column_takes_what_is_left(string name) =>
        Assert.DoesNotContain(View(name).Descendants("TableColumnHeader").SkipLast(1), header => header.Element("Width") is null);

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_table_has_as_many_headers_as_cells(string name) =>
        Assert.Equal(View(name).Descendants("TableColumnHeader").Count(), View(name).Descendants("TableColumnItem").Count());

    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_table_wraps_and_cuts_nothing_off(string name) =>
        Assert.True(View(name).Element("TableControl") is null || View(name).Descendants("Wrap").Any());

    // An empty list would show as {}, and a long one as its first four elements.
    [Theory]
    [MemberData(nameof(ViewNames))]
    public void A_list_joins_its_arrays_and_leaves_out_empty_ones(string name)
    {
        XElement view = View(name);
        Type type = OutputTypes.All.Single(type => Selects(view, type.FullName!));
        string[] arrays = type.GetProperties().Where(property => OutputTypes.IsList(property.PropertyType)).Select(property => property.Name).ToArray();
        foreach (XElement item in view.Descendants("ListItem").Where(item => arrays.Contains(item.Element("Label")?.Value ?? item.Element("PropertyName")!.Value)))
        {
            Assert.Contains("-join", item.Element("ScriptBlock")?.Value ?? "");
            Assert.NotNull(item.Element("ItemSelectionCondition")?.Element("PropertyName"));
        }
    }

    // Computed values are properties of the types, where they are tested and reach scripts as well.
    [Fact]
    public void A_script_block_only_joins_or_colours_one_property_or_asks_for_null() => Assert.All(
        File.Descendants("ScriptBlock"), block => Assert.Matches(AllowedScript(), block.Value));

    // Windows PowerShell 5.1 rejects attributes there.
    [Fact]
    public void The_root_is_plain() => Assert.Equal(("Configuration", false), (File.Root!.Name.ToString(), File.Root.HasAttributes));

    private static string NameOf(XElement view) => view.Element("Name")!.Value;

    private static XElement View(string name) => Views.First(view => NameOf(view) == name);

    private static bool Selects(XElement view, string type) => view.Descendants("TypeName").Any(name => name.Value == type);

    [GeneratedRegex(@"\$(?:_|row)\.(\w+)")]
    private static partial Regex OwnProperty();

    [GeneratedRegex(@"^(\$_\.\w+ -join (', '|""`n"")|\$null -ne \$_\.\w+|\$row = \$_; try \{ \[SshAdmin\.Views\.ViewColour\]::Of\(\[string\]\$row\.(\w+), \$Host\.UI\.SupportsVirtualTerminal\) \} catch \{ \[string\]\$row\.\3 \})$")]
    private static partial Regex AllowedScript();
}
