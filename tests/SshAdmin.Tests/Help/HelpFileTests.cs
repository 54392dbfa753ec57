using System.IO;
using System.Text;
using System.Xml.Linq;
using SshAdmin.HelpGenerator.Maml;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.Tests.Help;

public class HelpFileTests
{
    public static TheoryData<string> Cultures => HelpSources.Cultures;

    public static TheoryData<string, string> Changes => new()
    {
        { "a command is missing", "Get-SshKey is in the module and not in the help." },
        { "a command is too much", "Get-SshThing is in the help and not in the module." },
        { "a parameter is missing", "Get-SshKey: the parameters are LiteralPath, Path" },
        { "a parameter is too much", "Get-SshKey: the parameters are Depth, LiteralPath, Passphrase, Path" },
        { "a type is wrong", "Get-SshKey -Path: the type is System.Int32 in the help and System.String[] in the module." },
        { "a position is wrong", "Get-SshKey -Path: the position is 1 in the help and 0 in the module." },
        { "an alias is wrong", "Get-SshKey -LiteralPath: the aliases are LP in the help and PSPath in the module." },
        { "pipeline input is wrong", "Get-SshKey -Path: the pipeline input is False in the help and True (ByPropertyName, ByValue) in the module." },
        { "a parameter is not required", "Get-SshKey -Path: the answer to required is false in the help and true in the module." },
        { "wildcards are wrong", "Get-SshKey -Path: the answer to wildcards is false in the help and true in the module." },
        { "a default is wrong", "Get-SshKey -Passphrase: the default is secret in the help and None in the module." },
        { "a parameter set is missing", "Get-SshKey: the parameter set 'Passphrase, Path*' is not in the help." },
        { "an output is wrong", "Get-SshKey: the outputs are System.Int32 in the help and SshAdmin.Core.Keys.SshKey in the module." },
    };

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Help_agrees_with_the_commands(string culture) =>
        Assert.Empty(HelpComparison.Differences(XDocument.Load(HelpSources.CommittedPath(culture))));

    [Theory]
    [MemberData(nameof(Changes))]
    public void Disagreement_is_found(string change, string expected)
    {
        var help = XDocument.Load(HelpSources.CommittedPath("en-US"));
        HelpChanges.Make(help, change);

        Assert.Contains(HelpComparison.Differences(help), found => found.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Help_is_what_the_generator_makes_of_the_prose(string culture)
    {
        var made = Encoding.UTF8.GetString(MamlDocument.Generate(Module.Catalog, HelpSources.Prose(culture)));

        Assert.True(made == File.ReadAllText(HelpSources.CommittedPath(culture)), $"{culture}/SshAdmin.dll-Help.xml is not what the prose gives: run ./build.ps1 -Task Help.");
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Help_is_plain_utf8_with_line_feeds(string culture)
    {
        var bytes = File.ReadAllBytes(HelpSources.CommittedPath(culture));

        Assert.Equal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", Encoding.UTF8.GetString(bytes, 0, 39));
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Prose_is_complete_and_names_nothing_unknown(string culture) => Assert.Empty(ProseCheck.Problems(Module.Catalog, HelpSources.Prose(culture)));
}
