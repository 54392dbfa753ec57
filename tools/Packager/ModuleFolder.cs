using System.Text.RegularExpressions;

namespace SshAdmin.Packager;

/// <summary>The folder that PowerShell finds in PSModulePath: what it reads and what people read, and nothing to build from.</summary>
public static partial class ModuleFolder
{
    private static readonly string[] ForPeople = ["CHANGELOG.md", "LICENSE", "README.md", "THIRD-PARTY-NOTICES.txt"];

    /// <summary>Removes what an earlier run left.</summary>
    public static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
    }

    /// <summary>Puts everything beside <c>bin/</c>, which the build has laid out already.</summary>
    public static void Fill(string root, string folder, Manifest manifest)
    {
        foreach (string name in manifest.ReadAtImport.Concat(ForPeople).Append(manifest.Name + ".psd1"))
        {
            File.Copy(Path.Combine(root, name), Path.Combine(folder, name));
        }

        foreach (string source in Directory.GetDirectories(root).Where(path => Path.GetFileName(path) == "examples" || Culture().IsMatch(Path.GetFileName(path))))
        {
            foreach (string file in FilesUnder(source))
            {
                string target = Path.Combine(folder, Path.GetFileName(source), file);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(Path.Combine(source, file), target);
            }
        }
    }

    /// <summary>Every file of a folder, relative, with forward slashes, in an order that is the same everywhere.</summary>
    public static IEnumerable<string> FilesUnder(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z]{2}-[A-Z]{2}$")]
    private static partial Regex Culture();
}
