using System.IO;
using System.Xml.Linq;
using SshAdmin.Packager;

namespace SshAdmin.Tests.Packaging;

public class ModulePackageTests(PackedModule packed) : IClassFixture<PackedModule>
{
    private static readonly string[] Infrastructure = ["_rels/.rels", "SshAdmin.nuspec", "[Content_Types].xml"];

    [Fact]
    public void Package_holds_exactly_the_expected_assemblies()
    {
        using var archive = packed.Open();

        Assert.Equal(Expected.Assemblies, archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("bin/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Package_holds_the_module_folder_and_nothing_but_what_a_package_needs_besides()
    {
        using var archive = packed.Open();
        var names = archive.Entries.Select(entry => entry.FullName).Where(name => !Infrastructure.Contains(name) && !name.StartsWith("package/services/", StringComparison.Ordinal));

        Assert.Equal(ModuleFolder.FilesUnder(packed.Folder), names.Select(Uri.UnescapeDataString));
    }

    [Theory]
    [InlineData("SshAdmin.psd1")]
    [InlineData("SshAdmin.format.ps1xml")]
    [InlineData("bom.cdx.json")]
    [InlineData("en-US/about_SshAdmin_Permissions.help.txt")]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.txt")]
    [InlineData("README.md")]
    public void Package_holds(string name)
    {
        using var archive = packed.Open();

        Assert.NotNull(archive.GetEntry(name));
    }

    [Theory]
    [InlineData(".pdb")]
    [InlineData(".cs")]
    [InlineData(".csproj")]
    [InlineData(".json.lock")]
    [InlineData(".deps.json")]
    public void Package_holds_nothing_to_build_from(string ending)
    {
        using var archive = packed.Open();

        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Same_content_in_another_folder_gives_the_same_bytes()
    {
        using PackedModule again = new();

        Assert.NotEqual(packed.Folder, again.Folder);
        Assert.Equal(packed.Package, again.Package);
    }

    [Fact]
    public void Entries_carry_the_time_of_the_commit()
    {
        using var archive = packed.Open();

        Assert.All(archive.Entries, entry => Assert.Equal(PackedModule.Time.DateTime, entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void Files_can_be_read_after_any_program_has_unpacked_them()
    {
        using var archive = packed.Open();

        Assert.All(archive.Entries, entry => Assert.Equal(Convert.ToInt32("100644", 8), (entry.ExternalAttributes >> 16) & 0xFFFF));
    }

    // PowerShellGet finds modules by PSModule, commands by PSCommand_, cmdlets by PSCmdlet_ and editions by PSEdition_.
    [Fact]
    public void Tags_name_the_kind_the_editions_and_every_cmdlet()
    {
        var tags = Metadata("tags").Split(' ');

        Assert.Equal(tags.Distinct(StringComparer.OrdinalIgnoreCase), tags);
        Assert.Superset(new HashSet<string>(["PSModule", "PSIncludes_Cmdlet", "PSEdition_Desktop", "PSEdition_Core"]), tags.ToHashSet());
        var names = Module.Catalog.Commands.Select(command => command.Name).Order();
        Assert.Equal(names, tags.Where(tag => tag.StartsWith("PSCmdlet_", StringComparison.Ordinal)).Select(tag => tag["PSCmdlet_".Length..]).Order());
        Assert.Equal(names, tags.Where(tag => tag.StartsWith("PSCommand_", StringComparison.Ordinal)).Select(tag => tag["PSCommand_".Length..]).Order());
    }

    [Fact]
    public void Description_repeats_the_manifest()
    {
        Assert.Equal("SshAdmin", Metadata("id"));
        Assert.Equal(packed.Manifest.Version, Metadata("version"));
        Assert.Equal(packed.Manifest.Description, Metadata("description"));
        Assert.Equal(packed.Manifest.LicenseUri, Metadata("licenseUrl"));
    }

    // ECMA-376 part 2, 10.1.2.3: a part without a content type makes the whole package invalid for a strict reader.
    [Fact]
    public void Every_part_has_a_content_type()
    {
        var types = XDocument.Parse(packed.ReadEntry("[Content_Types].xml")).Root!.Elements().ToArray();
        var known = types.Select(type => (type.Attribute("PartName") ?? type.Attribute("Extension"))!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        using var archive = packed.Open();

        Assert.All(archive.Entries.Select(entry => entry.FullName).Where(name => name != "[Content_Types].xml"), name => Assert.Contains(Path.HasExtension(name) ? Path.GetExtension(name)[1..] : "/" + name, known));
    }

    private string Metadata(string name)
    {
        var metadata = XDocument.Parse(packed.ReadEntry("SshAdmin.nuspec")).Root!.Elements().Single();
        return metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }
}
