using SshAdmin.HelpGenerator;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.Tests.Help;

/// <summary>The prose and the help files of the repository.</summary>
internal static class HelpSources
{
    public static TheoryData<string> Cultures => [.. HelpFiles.Cultures(Module.Folder)];

    public static TheoryData<string, string> Pages =>
        [.. HelpFiles.Cultures(Module.Folder).SelectMany(culture => Module.Catalog.Commands.Select(command => (culture, command.Name)))];

    public static HelpProse Prose(string culture) => HelpFiles.ReadProse(Module.Folder, culture);

    public static string CommittedPath(string culture) => HelpFiles.OutputPath(Module.Folder, culture);
}
