using System.Text.RegularExpressions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Tests.Topics;

public class PermissionsTopicTests
{
    private const string Name = "about_SshAdmin_Permissions";

    public static TheoryData<string> Rules => [.. AclRules.Rows.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_stands_in_the_help_as_it_stands_in_the_code(string id)
    {
        AclRule rule = AclRules.Rows.Single(row => row.Id == id);
        Assert.Contains($" {rule.Id} {rule.Statement} ", Regex.Replace(Topic.Read(Topic.English, Name).Text, @"\s+", " "), StringComparison.Ordinal);
    }

    [Fact]
    public void Japanese_help_has_the_same_rules_in_the_same_order() =>
        Assert.Equal(Ids(Topic.English), Ids(Topic.Japanese));

    private static IEnumerable<string> Ids(string culture) => Regex.Matches(Topic.Read(culture, Name).Text, @"^    ([RAVU]\d+) ", RegexOptions.Multiline).Select(match => match.Groups[1].Value);
}
