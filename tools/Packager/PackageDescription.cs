using System.Xml.Linq;

namespace SshAdmin.Packager;

/// <summary>The nuspec of a module as PowerShellGet and PSResourceGet write and read it.</summary>
public static class PackageDescription
{
    private static readonly XNamespace Schema = "http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd";

    public static XDocument Of(Manifest manifest)
    {
        XElement metadata = new(Schema + "metadata");
        Add("id", manifest.Name);
        Add("version", manifest.Version);
        Add("authors", manifest.Author);
        Add("owners", manifest.Owner);
        Add("requireLicenseAcceptance", "false");
        Add("licenseUrl", manifest.LicenseUri);
        Add("projectUrl", manifest.ProjectUri);
        Add("description", manifest.Description);
        Add("releaseNotes", manifest.ReleaseNotes);
        Add("copyright", manifest.Copyright);
        Add("tags", string.Join(' ', Tags(manifest)));
        return new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(Schema + "package", metadata));

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                metadata.Add(new XElement(Schema + name, value));
            }
        }
    }

    /// <summary>The manifest's own tags, then those by which Find-Module and Find-Command know a module and what is in it.</summary>
    public static IReadOnlyList<string> Tags(Manifest manifest)
    {
        IEnumerable<string> tags = manifest.Tags
            .Concat(manifest.Editions.Select(edition => "PSEdition_" + edition))
            .Append("PSModule")
            .Append("PSIncludes_Cmdlet")
            .Concat(manifest.Cmdlets.Select(name => "PSCmdlet_" + name))
            .Concat(manifest.Cmdlets.Select(name => "PSCommand_" + name));
        return [.. tags.Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
