using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace SshAdmin.Packager;

/// <summary>The .nupkg: a ZIP archive after the Open Packaging Conventions (ECMA-376 part 2), with the nuspec at its root.</summary>
/// <remarks>Entries come in one order and carry one time and one mode, so that the bytes depend on the content alone.</remarks>
public static class ModulePackage
{
    // A plain file with mode 0644, for programs such as unzip that take the mode from here (APPNOTE 4.4.15).
    private const int UnixFile = unchecked((int)0x81A40000);

    private const string Relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

    /// <summary>Packs a filled module folder.</summary>
    public static byte[] Write(Manifest manifest, string folder, DateTimeOffset time)
    {
        string nuspec = manifest.Name + ".nuspec";
        string properties = $"package/services/metadata/core-properties/{Identifier(manifest.Name + manifest.Version)}.psmdcp";
        string[] files = [.. ModuleFolder.FilesUnder(folder)];

        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("_rels/.rels", Xml(RelationshipsTo(nuspec, properties)));
            Add(nuspec, Xml(PackageDescription.Of(manifest)));
            foreach (string file in files)
            {
                Add(EscapedPartName(file), File.ReadAllBytes(Path.Combine(folder, file)));
            }

            Add("[Content_Types].xml", Xml(TypesOf(files)));
            Add(properties, Xml(PropertiesOf(manifest)));

            void Add(string name, byte[] content)
            {
                ZipArchiveEntry entry = archive.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = time.ToUniversalTime();
                entry.ExternalAttributes = UnixFile;
                using Stream stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static XDocument RelationshipsTo(string nuspec, string properties)
    {
        XNamespace schema = Relationships;
        return new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(schema + "Relationships",
            Relationship("http://schemas.microsoft.com/packaging/2010/07/manifest", nuspec),
            Relationship("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", properties)));

        XElement Relationship(string type, string target) =>
            new(schema + "Relationship", new XAttribute("Type", type), new XAttribute("Target", "/" + target), new XAttribute("Id", "R" + Identifier(target)[..16].ToUpperInvariant()));
    }

    // Every part needs a type: by its extension, or by its name where it has none.
    private static XDocument TypesOf(IEnumerable<string> files)
    {
        XNamespace schema = ContentTypes;
        XElement types = new(schema + "Types", Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("psmdcp", "application/vnd.openxmlformats-package.core-properties+xml"));
        foreach (string extension in files.Select(file => Path.GetExtension(file).TrimStart('.')).Append("nuspec").Where(extension => extension.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            types.Add(Default(extension, "application/octet"));
        }

        foreach (string file in files.Where(file => !Path.HasExtension(file)))
        {
            types.Add(new XElement(schema + "Override", new XAttribute("PartName", "/" + EscapedPartName(file)), new XAttribute("ContentType", "application/octet")));
        }

        return new XDocument(new XDeclaration("1.0", "utf-8", null), types);

        XElement Default(string extension, string type) => new(schema + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", type));
    }

    private static XDocument PropertiesOf(Manifest manifest)
    {
        XNamespace schema = CoreProperties;
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        return new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(schema + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XElement(dublin + "creator", manifest.Author),
            new XElement(dublin + "description", manifest.Description),
            new XElement(dublin + "identifier", manifest.Name),
            new XElement(schema + "version", manifest.Version),
            new XElement(schema + "keywords", string.Join(' ', PackageDescription.Tags(manifest)))));
    }

    private static string EscapedPartName(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Identifier(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static byte[] Xml(XDocument document) => Encoding.UTF8.GetBytes((document.Declaration + "\n" + document + "\n").ReplaceLineEndings("\n"));
}
