using SshAdmin.CmdletHost.Commands;
using SshAdmin.HelpGenerator.Maml;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.HelpGenerator;

/// <summary>Writes the help files of every culture that has prose.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        string folder = args.Length > 0 ? args[0] : CommandCatalog.FindModuleFolder();
        CommandCatalog catalog = CommandCatalog.ImportModule(folder);
        bool sound = true;
        foreach (string culture in HelpFiles.Cultures(folder))
        {
            HelpProse prose = HelpFiles.ReadProse(folder, culture);
            IReadOnlyList<string> problems = ProseCheck.Problems(catalog, prose);
            foreach (string problem in problems)
            {
                Console.Error.WriteLine(problem);
            }

            if (problems.Count > 0)
            {
                sound = false;
                continue;
            }

            string path = HelpFiles.OutputPath(folder, culture);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, MamlDocument.Generate(catalog, prose));
            Console.WriteLine(path);
        }

        return sound ? 0 : 1;
    }
}
