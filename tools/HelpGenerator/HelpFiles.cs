using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.HelpGenerator;

/// <summary>Where prose and help stand in the repository.</summary>
public static class HelpFiles
{
    /// <summary>The culture whose examples hold the transcripts; the others translate titles and remarks.</summary>
    public const string SourceCulture = "en-US";

    /// <summary>The cultures with prose, the source culture first.</summary>
    public static IReadOnlyList<string> Cultures(string moduleFolder) => Directory.GetDirectories(ProseRoot(moduleFolder))
        .Select(path => Path.GetFileName(path)!)
        .OrderBy(culture => culture != SourceCulture)
        .ThenBy(culture => culture, StringComparer.Ordinal)
        .ToArray();

    /// <summary>Reads the prose of one culture.</summary>
    public static HelpProse ReadProse(string moduleFolder, string culture)
    {
        HelpProse source = Read(moduleFolder, SourceCulture, null);
        return culture == SourceCulture ? source : Read(moduleFolder, culture, source);
    }

    /// <summary>The file that PowerShell looks for beside the manifest.</summary>
    public static string OutputPath(string moduleFolder, string culture) => Path.Combine(moduleFolder, culture, "SshAdmin.dll-Help.xml");

    private static string ProseRoot(string moduleFolder) => Path.Combine(moduleFolder, "src", "SshAdmin", "Help");

    private static HelpProse Read(string moduleFolder, string culture, HelpProse? source)
    {
        IEnumerable<ProseFile> files = Directory.GetFiles(Path.Combine(ProseRoot(moduleFolder), culture), "*.md")
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => ProseFile.Parse(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)));
        return new HelpProse(culture, files, source);
    }
}
