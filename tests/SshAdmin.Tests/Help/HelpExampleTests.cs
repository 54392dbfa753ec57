using System.IO;

namespace SshAdmin.Tests.Help;

public class HelpExampleTests
{
    public static TheoryData<string, string> Pages => HelpSources.Pages;

    [Theory]
    [MemberData(nameof(Pages))]
    public void Examples_name_only_commands_and_parameters_that_exist(string culture, string command) =>
        Assert.Empty(HelpSources.Prose(culture).Examples(command).SelectMany(example => example.Commands).SelectMany(ExampleCommands.Unknown));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_example_shows_its_command(string culture, string command) =>
        Assert.All(HelpSources.Prose(culture).Examples(command), example => Assert.Contains(command, example.Transcript, StringComparison.Ordinal));

    [Theory]
    [InlineData("Get-SshThing x", "Get-SshThing")]
    [InlineData("Get-SshKey x -Recurse", "Get-SshKey -Recurse")]
    [InlineData("$k = (Get-SshKey -Depth 1).Path", "Get-SshKey -Depth")]
    [InlineData("Import-Csv x -Delimiter ';' | Get-SshClient -Wait:$true", "Get-SshClient -Wait:$true")]
    [InlineData("Get-SshKey x | ForEach-Object { Test-SshKeyAcl $_ } -Quiet", null)]
    [InlineData("Get-SshKey '-Recurse' | Format-List -Property *", null)]
    public void Unknown_names_in_a_line_are_found(string line, string? expected) => Assert.Equal(expected is null ? [] : [expected], ExampleCommands.Unknown(line));

    /// <summary>Links lead to commands of this module, topics of this culture, and pages on the web.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string culture, string command)
    {
        foreach (var link in HelpSources.Prose(culture).Find(command)!.Find("Links")!.Paragraphs.Select(line => line[2..]))
        {
            Assert.True(
                link.Contains("](https://", StringComparison.Ordinal)
                || Module.Catalog.Find(link) is not null
                || File.Exists(Path.Combine(Module.Folder, culture, link + ".help.txt")),
                $"{culture}/{command}: nothing is there for the link '{link}'.");
        }
    }
}
