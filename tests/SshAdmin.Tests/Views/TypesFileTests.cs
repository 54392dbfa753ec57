using System.IO;
using System.Reflection;
using System.Xml.Linq;
using SshAdmin.Core.Errors;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Views;

/// <summary>SshAdmin.types.ps1xml against the types that it extends.</summary>
public class TypesFileTests
{
    private static readonly XDocument File = XDocument.Load(Path.Combine(Sources.Root, "SshAdmin.types.ps1xml"));

    public static TheoryData<string> TypeNames => [.. OutputTypes.All.Select(type => type.FullName!)];

    public static TheoryData<string> EnumerationNames => [.. OutputTypes.Enumerations.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void The_properties_to_show_first_exist(string name)
    {
        string[] shown = Entry(name).Descendants("ReferencedProperties").Single().Elements("Name").Select(element => element.Value).ToArray();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(TypeOf(name).GetProperties().Select(property => property.Name), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void What_is_read_back_is_like_what_was_written(string name) =>
        Assert.Equal(Entry(name).Element("Members")!.ToString(), Entry("Deserialized." + name).Element("Members")!.ToString());

    // PowerShell's own depth is 1 for jobs and remoting, and 2 for Export-Clixml: nested arrays would come back as text.
    [Theory]
    [MemberData(nameof(TypeNames))]
    public void Serialization_reaches_the_innermost_array(string name)
    {
        int needed = Levels(TypeOf(name));
        int given = (int?)Entry(name).Descendants("NoteProperty").FirstOrDefault(note => note.Element("Name")!.Value == "SerializationDepth")?.Element("Value") ?? 1;
        Assert.InRange(given, needed, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(EnumerationNames))]
    public void An_enumeration_is_read_back_as_itself(string name) =>
        Assert.Equal(name, Entry("Deserialized." + name).Descendants("NoteProperty").Single().Element("Value")!.Value);

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void An_output_says_what_it_is_as_text(string name) =>
        Assert.Equal(TypeOf(name), TypeOf(name).GetMethod("ToString", BindingFlags.Public | BindingFlags.Instance, [])!.DeclaringType);

    [Fact]
    public void Every_entry_names_a_type_that_exists()
    {
        IEnumerable<string> known = OutputTypes.All.Concat(OutputTypes.Enumerations).Select(type => type.FullName!);
        Assert.Empty(File.Root!.Elements("Type").Select(type => type.Element("Name")!.Value.Replace("Deserialized.", "", StringComparison.Ordinal)).Except(known));
    }

    [Fact]
    public void The_root_is_plain() => Assert.Equal(("Types", false), (File.Root!.Name.ToString(), File.Root.HasAttributes));

    private static XElement Entry(string name) => File.Root!.Elements("Type").Single(type => type.Element("Name")!.Value == name);

    private static Type TypeOf(string name) => typeof(SshAdminException).Assembly.GetType(name, throwOnError: true)!;

    // An array counts as one level, and so does an object in it or in a property.
    private static int Levels(Type type) => 1 + type.GetProperties().Select(property =>
    {
        Type element = OutputTypes.ElementOf(property.PropertyType);
        return (OutputTypes.IsList(property.PropertyType) ? 1 : 0) + (OutputTypes.All.Contains(element) ? Levels(element) : 0);
    }).Max();
}
