using System.IO;
using System.Runtime.CompilerServices;

namespace SshAdmin.Tests.Rules;

/// <summary>The source files of the product, for rules that are about text.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<(string Path, string Text)> Of(string folder)
    {
        var start = Path.Combine(Root, "src", folder);
        foreach (var file in Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(start, file).Replace('\\', '/');
            if (!relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal))
            {
                yield return (relative, File.ReadAllText(file));
            }
        }
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SshAdmin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run from a checkout, and none was found.");
    }
}
