using System.IO;
using System.Text.RegularExpressions;
using SshAdmin.Core.Permissions.Rules;

namespace SshAdmin.Tests.Topics;

public class PermissionsTopicTests
{
    private static readonly string Topic = Regex.Replace(File.ReadAllText(Path.Combine(Module.Folder, "en-US", "about_SshAdmin_Permissions.help.txt")), @"\s+", " ");

    public static TheoryData<string> Rules => [.. AclRules.Rows.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Every_rule_stands_in_the_help_as_it_stands_in_the_code(string id)
    {
        AclRule rule = AclRules.Rows.Single(row => row.Id == id);
        Assert.Contains($" {rule.Id} {rule.Statement} ", Topic, StringComparison.Ordinal);
    }
}
