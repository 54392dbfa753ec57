using System.Text.RegularExpressions;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Tests.Topics;

/// <summary>Facts that a topic repeats from the tables of the product.</summary>
public class TopicFactTests
{
    private static readonly string[] Keys = ["rsa-sha2-512", "ecdsa-sha2-nistp256", "ssh-ed25519"];

    public static TheoryData<string, string> Every => Topic.Every;

    public static TheoryData<string> Languages => [Topic.English, Topic.Japanese];

    [Theory]
    [MemberData(nameof(Languages))]
    public void First_versions_in_the_compatibility_table_are_those_of_the_catalogue(string culture)
    {
        string text = Topic.Read(culture, "about_SshAdmin_Compatibility").Text;
        string table = Regex.Match(text, @"-{19}  -{14}  -{8}  -{8}\n((?:    \S.*\n)+)").Groups[1].Value;
        string[] rows = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(ClientCatalogue.Clients.Order(StringComparer.Ordinal), rows.Select(row => Regex.Split(row.Trim(), " {2,}")[0]).Order(StringComparer.Ordinal));
        Assert.All(rows, row =>
        {
            string[] cells = Regex.Split(row.Trim(), " {2,}");
            Assert.Equal(Keys.Select(key => First(cells[0], key)), cells[1..]);
        });
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Reasons_named_in_a_topic_exist(string culture, string name)
    {
        var words = Regex.Matches(Topic.Read(culture, name).Text, @"Reason: ((?:[A-Z][A-Za-z]+(?:, | or |、| または )?)+)").SelectMany(match => Regex.Matches(match.Groups[1].Value, "[A-Z][A-Za-z0-9]+"));
        Assert.All(words, word => Assert.True(Enum.TryParse(word.Value, out SshConnectionReason _), word.Value));
    }

    private static string First(string client, string key) =>
        ClientCatalogue.All.First(row => row.Client == client && row.Lists[ClientList.UserSignature].Contains(key)).From.Text;
}
