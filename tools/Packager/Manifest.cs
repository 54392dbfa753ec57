namespace SshAdmin.Packager;

/// <summary>What the module manifest says that a package has to repeat.</summary>
public sealed class Manifest
{
    private readonly IReadOnlyDictionary<string, object> _values;
    private readonly IReadOnlyDictionary<string, object> _gallery;

    private Manifest(string name, IReadOnlyDictionary<string, object> values)
    {
        Name = name;
        _values = values;
        _gallery = (IReadOnlyDictionary<string, object>)((IReadOnlyDictionary<string, object>)values["PrivateData"])["PSData"];
    }

    public string Name { get; }

    public string Version => Text("ModuleVersion");

    public string Author => Text("Author");

    public string Owner => Text("CompanyName");

    public string Description => Text("Description");

    public string Copyright => Text("Copyright");

    public string LicenseUri => (string)_gallery["LicenseUri"];

    public string? ProjectUri => _gallery.GetValueOrDefault("ProjectUri") as string;

    public string? ReleaseNotes => _gallery.GetValueOrDefault("ReleaseNotes") as string;

    public IReadOnlyList<string> Tags => (IReadOnlyList<string>)_gallery["Tags"];

    public IReadOnlyList<string> Cmdlets => List("CmdletsToExport");

    public IReadOnlyList<string> Editions => List("CompatiblePSEditions");

    /// <summary>The format and type files that PowerShell reads at import.</summary>
    public IEnumerable<string> ReadAtImport => List("FormatsToProcess").Concat(List("TypesToProcess"));

    /// <summary>Reads a manifest file.</summary>
    /// <exception cref="PackagingException">It holds more than data.</exception>
    public static Manifest Read(string path) => new(Path.GetFileNameWithoutExtension(path), DataFile.Parse(File.ReadAllText(path)));

    private string Text(string key) => (string)_values[key];

    private IReadOnlyList<string> List(string key) => (IReadOnlyList<string>)_values[key];
}
