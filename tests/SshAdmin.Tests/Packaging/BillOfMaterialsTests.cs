using System.IO;
using System.Security.Cryptography;
using System.Text.Json;
using SshAdmin.Packager;
using SshAdmin.Tests.Rules;

namespace SshAdmin.Tests.Packaging;

public class BillOfMaterialsTests(PackedModule packed) : IClassFixture<PackedModule>
{
    private readonly JsonElement _bill = JsonDocument.Parse(packed.Bill).RootElement;

    private IEnumerable<JsonElement> Components => _bill.GetProperty("components").EnumerateArray();

    [Fact]
    public void Every_assembly_is_listed_with_the_hash_of_the_file_that_ships()
    {
        var listed = Components.Select(component => (File: Property(component, "sshadmin:file"), Hash: component.GetProperty("hashes")[0].GetProperty("content").GetString()));

        Assert.Equal(Expected.Assemblies.Select(file => (file, (string?)Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(packed.Folder, file)))))), listed);
    }

    [Fact]
    public void Version_of_the_dependency_is_the_one_that_the_lock_file_holds()
    {
        var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Root, "src/SshAdmin.Core/packages.lock.json")));
        var version = locked.RootElement.GetProperty("dependencies").GetProperty(".NETStandard,Version=v2.0").GetProperty("Portable.BouncyCastle").GetProperty("resolved").GetString();

        Assert.Contains(Components, component => component.GetProperty("purl").GetString() == $"pkg:nuget/Portable.BouncyCastle@{version}");
    }

    [Fact]
    public void Every_licence_has_a_text_in_the_package()
    {
        Assert.All(Components, component => Assert.True(File.Exists(Path.Combine(packed.Folder, Property(component, "sshadmin:license")))));
    }

    [Fact]
    public void Dependencies_name_listed_components_only()
    {
        HashSet<string> known = [.. Components.Append(_bill.GetProperty("metadata").GetProperty("component")).Select(component => component.GetProperty("bom-ref").GetString()!)];
        var edges = _bill.GetProperty("dependencies").EnumerateArray().ToArray();

        Assert.Equal(known, [.. edges.Select(edge => edge.GetProperty("ref").GetString()!)]);
        Assert.All(edges.SelectMany(edge => edge.GetProperty("dependsOn").EnumerateArray()), target => Assert.Contains(target.GetString()!, known));
    }

    [Fact]
    public void An_assembly_that_nobody_has_described_stops_the_packing()
    {
        using PackedModule other = new();
        File.WriteAllText(Path.Combine(other.Folder, "bin", "Dependencies", "Surprise.dll"), "");

        var error = Assert.Throws<PackagingException>(() => BillOfMaterials.Write(other.Manifest, other.Folder, PackedModule.Time));
        Assert.Contains("bin/Dependencies/Surprise.dll", error.Message);
    }

    private static string Property(JsonElement component, string name) =>
        component.GetProperty("properties").EnumerateArray().Single(property => property.GetProperty("name").GetString() == name).GetProperty("value").GetString()!;
}
