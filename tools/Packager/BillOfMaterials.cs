using System.Diagnostics;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SshAdmin.Packager;

/// <summary>The bill of materials, CycloneDX 1.5 in JSON (ECMA-424): every assembly with version, hash, licence and package URL.</summary>
public static class BillOfMaterials
{
    /// <summary>Where it stands in the module folder.</summary>
    public const string NameInModule = "bom.cdx.json";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Describes a filled module folder.</summary>
    /// <exception cref="PackagingException">An assembly in it has no row in <see cref="ShippedAssembly"/>.</exception>
    public static byte[] Write(Manifest manifest, string folder, DateTimeOffset time)
    {
        ShippedAssembly[] shipped = [.. ModuleFolder.FilesUnder(Path.Combine(folder, "bin")).Select(file => ShippedAssembly.Of("bin/" + file))];
        JsonObject module = new()
        {
            ["type"] = "application",
            ["bom-ref"] = Reference(manifest.Name, manifest.Version),
            ["name"] = manifest.Name,
            ["version"] = manifest.Version,
            ["description"] = manifest.Description,
            ["licenses"] = Licenses("MIT"),
            ["copyright"] = manifest.Copyright,
            ["purl"] = Reference(manifest.Name, manifest.Version),
        };
        JsonObject bill = new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.5",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["component"] = module,
            },
            ["components"] = new JsonArray([.. shipped.Select(row => Component(manifest, folder, row))]),
            ["dependencies"] = Dependencies(manifest, folder, shipped),
        };
        return Encoding.UTF8.GetBytes(bill.ToJsonString(Readable) + "\n");
    }

    private static JsonObject Component(Manifest manifest, string folder, ShippedAssembly row)
    {
        byte[] content = File.ReadAllBytes(Path.Combine(folder, row.File));
        string version = VersionOf(manifest, folder, row);
        return new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = Reference(row, version),
            ["supplier"] = new JsonObject { ["name"] = row.Supplier },
            ["name"] = row.Component,
            ["version"] = version,
            ["scope"] = "required",
            ["hashes"] = new JsonArray(Hash("SHA-256", SHA256.HashData(content)), Hash("SHA-512", SHA512.HashData(content))),
            ["licenses"] = Licenses(row.License),
            ["purl"] = Reference(row, version),
            ["properties"] = new JsonArray(Property("sshadmin:file", row.File), Property("sshadmin:assemblyVersion", AssemblyVersion(content)), Property("sshadmin:license", row.LicenseSource)),
        };
    }

    private static JsonArray Dependencies(Manifest manifest, string folder, ShippedAssembly[] shipped)
    {
        JsonArray graph = [Edge(Reference(manifest.Name, manifest.Version), [ReferenceOf(shipped.Single(row => row.File == "bin/SshAdmin.dll"))])];
        foreach (ShippedAssembly row in shipped)
        {
            graph.Add(Edge(ReferenceOf(row), shipped.Where(other => row.Uses.Contains(other.File)).Select(ReferenceOf)));
        }

        return graph;

        string ReferenceOf(ShippedAssembly row) => Reference(row, VersionOf(manifest, folder, row));
    }

    // The product version of another's assembly is the version of its package, followed by a commit where it was built with one.
    private static string VersionOf(Manifest manifest, string folder, ShippedAssembly row) =>
        row.IsOurs ? manifest.Version : FileVersionInfo.GetVersionInfo(Path.Combine(folder, row.File)).ProductVersion!.Split('+', ' ')[0];

    private static string AssemblyVersion(byte[] content)
    {
        using PEReader reader = new(new MemoryStream(content));
        return reader.GetMetadataReader().GetAssemblyDefinition().Version.ToString();
    }

    private static string Reference(string name, string version) => $"pkg:nuget/{name}@{version}";

    // Our own parts are no packages of their own, and a scanner must not look for any of their names.
    private static string Reference(ShippedAssembly row, string version) => row.IsOurs ? $"pkg:generic/{row.Component}@{version}" : Reference(row.Component, version);

    private static JsonObject Edge(string from, IEnumerable<string> to) => new() { ["ref"] = from, ["dependsOn"] = new JsonArray([.. to.Select(reference => (JsonNode)reference)]) };

    private static JsonArray Licenses(string id) => [new JsonObject { ["license"] = new JsonObject { ["id"] = id } }];

    private static JsonObject Hash(string algorithm, byte[] value) => new() { ["alg"] = algorithm, ["content"] = Convert.ToHexStringLower(value) };

    private static JsonObject Property(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
