using System.IO;
using SshAdmin.HelpGenerator;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.Tests.Help;

public class ProseCheckTests
{
    private const string Command = "Get-SshClient";

    public static TheoryData<string, string, string> Changes => new()
    {
        { "### -Installed", "### -Everywhere", "en-US/Get-SshClient.md: -Everywhere is no parameter of the command." },
        { "### -Installed", "### -Everywhere", "en-US/Get-SshClient.md: nothing is said of -Installed, here or in GetSshClientCommand.md." },
        { "## Description", "## Descriptions", "en-US/Get-SshClient.md: the section Description is missing or empty." },
        { "## Description", "## Descriptions", "en-US/Get-SshClient.md: the section Descriptions is none that a help page has." },
        { "# Get-SshClient", "# Get-SshServer", "en-US/Get-SshClient.md: the heading is 'Get-SshServer'." },
        { "### System.String", "### System.Int32", "en-US/Get-SshClient.md: Inputs: System.Int32 is not what the command's attributes say." },
        { "### SshAdmin.Core.Clients.SshClient", "### System.Int32", "en-US/Get-SshClient.md: Outputs says nothing of SshAdmin.Core.Clients.SshClient." },
        { "PS> Get-SshClient -Installed", "Get-SshClient -Installed", "en-US/Get-SshClient.md: the example 'Find out what is installed here' has no command or no remarks." },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Fault_in_the_prose_of_a_command_is_named(string text, string changed, string expected) =>
        Assert.Contains(expected, Problems(files => files[Command] = Replace(files[Command], text, changed)));

    [Fact]
    public void Fewer_than_three_examples_are_too_few() =>
        Assert.Contains("en-US/Get-SshClient.md: there are 2 examples; at least 3 are asked for.", Problems(files => files[Command] = WithExamples(files[Command], 2)));

    [Fact]
    public void Command_without_prose_is_named() =>
        Assert.Contains("en-US/Get-SshClient.md: the file is missing.", Problems(files => files.Remove(Command)));

    [Fact]
    public void Prose_of_no_command_is_named() =>
        Assert.Contains("en-US/Get-SshThing.md: there is no command, and no class that declares parameters, of this name.", Problems(files => files["Get-SshThing"] = files[Command]));

    [Fact]
    public void Shared_prose_names_only_parameters_that_its_class_declares() =>
        Assert.Contains("en-US/RemoteCmdlet.md: -Wait is no parameter that the class declares.", Problems(files => files["RemoteCmdlet"] = Replace(files["RemoteCmdlet"], "### -Port", "### -Wait")));

    [Fact]
    public void Translation_has_as_many_examples_as_its_source()
    {
        var files = Files();
        var source = new HelpProse("en-US", Parse(files), null);
        files[Command] = WithExamples(files[Command], 3);

        Assert.Contains("ja-JP/Get-SshClient.md: there are 3 examples, and 4 in en-US.", ProseCheck.Problems(Module.Catalog, new HelpProse("ja-JP", Parse(files), source)));
    }

    private static IReadOnlyList<string> Problems(Action<Dictionary<string, string>> change)
    {
        var files = Files();
        change(files);
        return ProseCheck.Problems(Module.Catalog, new HelpProse("en-US", Parse(files), null));
    }

    private static Dictionary<string, string> Files() => Directory.GetFiles(Path.Combine(Module.Folder, "src", "SshAdmin", "Help", HelpFiles.SourceCulture))
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

    private static IEnumerable<ProseFile> Parse(Dictionary<string, string> files) => files.Select(file => ProseFile.Parse(file.Key, file.Value)).ToArray();

    private static string Replace(string text, string old, string changed)
    {
        Assert.Contains(old + "\n", text, StringComparison.Ordinal);
        return text.Replace(old + "\n", changed + "\n", StringComparison.Ordinal);
    }

    private static string WithExamples(string text, int count)
    {
        var start = text.IndexOf("## Examples\n", StringComparison.Ordinal);
        var end = text.IndexOf("## Links\n", StringComparison.Ordinal);
        var examples = text[start..end].Split("\n### ");
        return text[..start] + string.Join("\n### ", examples.Take(count + 1)) + "\n" + text[end..];
    }
}
