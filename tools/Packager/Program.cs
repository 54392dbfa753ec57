using System.Diagnostics;

namespace SshAdmin.Packager;

/// <summary><c>Packager [repository root]</c>: builds the module in Release and packs it. The same commit gives the same bytes.</summary>
public static class Program
{
    public static int Main(string[] words)
    {
        string root = words.Length > 0 ? Path.GetFullPath(words[0]) : FindRoot();
        Manifest manifest = Manifest.Read(Path.Combine(root, "SshAdmin.psd1"));
        string output = Path.Combine(root, "out");
        string folder = Path.Combine(output, manifest.Name, manifest.Version);
        string billPath = Path.Combine(output, $"{manifest.Name}.{manifest.Version}.cdx.json");
        string packagePath = Path.Combine(output, $"{manifest.Name}.{manifest.Version}.nupkg");
        try
        {
            ModuleFolder.Clear(folder);
            Run(root, "dotnet", "build", "src/SshAdmin", "--configuration", "Release", "--nologo", "--verbosity", "quiet", $"-p:ModuleBin={Path.Combine(folder, "bin")}/");
            ModuleFolder.Fill(root, folder, manifest);

            DateTimeOffset time = CommitTime(root);
            byte[] bill = BillOfMaterials.Write(manifest, folder, time);
            File.WriteAllBytes(billPath, bill);
            File.WriteAllBytes(Path.Combine(folder, BillOfMaterials.NameInModule), bill);
            File.WriteAllBytes(packagePath, ModulePackage.Write(manifest, folder, time));
        }
        catch (PackagingException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }

        foreach (string made in new[] { folder, packagePath, billPath })
        {
            Console.WriteLine(Path.GetRelativePath(root, made).Replace('\\', '/'));
        }

        return 0;
    }

    // The time of the commit and not of the build, as SOURCE_DATE_EPOCH wants it (reproducible-builds.org); that variable
    // itself is for sources without a git history.
    private static DateTimeOffset CommitTime(string root)
    {
        string? seconds = Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH");
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(string.IsNullOrEmpty(seconds) ? Run(root, "git", "log", "-1", "--format=%ct") : seconds));
    }

    private static string Run(string folder, string program, params string[] words)
    {
        ProcessStartInfo start = new(program, words) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new PackagingException($"{program} {string.Join(' ', words)} ended with exit code {process.ExitCode}.\n{output}");
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SshAdmin.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Name the folder of SshAdmin.sln.");
    }
}
