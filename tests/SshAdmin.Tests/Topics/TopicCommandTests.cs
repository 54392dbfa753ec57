using SshAdmin.CmdletHost.Commands;
using SshAdmin.Core.Clients;

namespace SshAdmin.Tests.Topics;

/// <summary>What the topics say of the commands is true of the commands.</summary>
public class TopicCommandTests
{
    // Every command has these from PowerShell (about_CommonParameters); the test host has some of them.
    private static readonly string[] Common = ["ErrorAction", "ErrorVariable", "WarningAction", "WarningVariable", "OutVariable", "PipelineVariable", "Verbose", "Debug"];

    public static TheoryData<string, string> Every => Topic.Every;

    [Theory]
    [MemberData(nameof(Every))]
    public void Commands_named_in_a_topic_exist(string culture, string name) =>
        Assert.DoesNotContain(Uses(culture, name), use => Module.Catalog.Find(use.Command) is null);

    [Theory]
    [MemberData(nameof(Every))]
    public void Parameters_of_a_command_exist_and_go_together(string culture, string name)
    {
        foreach (CommandUse use in Uses(culture, name))
        {
            CommandMetadata command = Module.Catalog.Find(use.Command)!;
            ParameterMetadata?[] parameters = [.. use.Parameters.Except(Common).Select(given => command.Parameters.SingleOrDefault(known => known.Name == given))];
            Assert.True(parameters.All(parameter => parameter is not null), $"{use.Command} has not all of: {string.Join(' ', use.Parameters)}");
            Assert.True(command.SetNames.Any(set => parameters.All(parameter => parameter!.In(set) is not null)), $"No parameter set of {use.Command} has all of: {string.Join(' ', use.Parameters)}");
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Clients_in_a_command_line_are_known(string culture, string name) =>
        Assert.All(Uses(culture, name).SelectMany(use => use.Clients), client => Assert.NotEmpty(ClientCatalogue.Select(client)));

    [Fact]
    public void Overview_names_every_command()
    {
        string text = Topic.Read(Topic.English, "about_SshAdmin").Text;
        Assert.DoesNotContain(Module.Catalog.Commands, command => !text.Contains(command.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Japanese_code_is_the_English_code() =>
        Assert.All(Topic.Of(Topic.English), topic => Assert.Equal(topic.CodeLines, Topic.Read(Topic.Japanese, topic.Name).CodeLines));

    private static IEnumerable<CommandUse> Uses(string culture, string name) => CommandUse.In(Topic.Read(culture, name));
}
