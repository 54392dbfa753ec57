using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Tests.Hardening;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Configuration;

/// <summary>Files that are broken, hostile or no configuration at all.</summary>
public class BadInputTests
{
    [Fact]
    public void A_file_of_ten_megabytes_is_read_and_its_error_found()
    {
        string line = "# " + new string('x', 97) + "\n";
        var text = new StringBuilder().Insert(0, line, 100_000).Append("PermitRootLogin never\n").ToString();
        var problem = Assert.Single(Read(text).Problems);
        Assert.Equal(100_001, problem.Line);
    }

    [Fact]
    public void A_file_beyond_any_configuration_is_refused()
    {
        var error = Assert.Throws<SshInputException>(() => ConfigurationDocument.Parse("sshd_config", new byte[ConfigurationDocument.LongestFile + 1]));
        Assert.Equal(ErrorReason.FileTooLarge, error.Reason);
    }

    [Fact]
    public void An_include_that_leads_back_is_an_error_and_not_a_hang()
    {
        var files = new MemoryFiles(new() { ["/etc/ssh/a.conf"] = "Include /etc/ssh/b.conf\n", ["/etc/ssh/b.conf"] = "Include /etc/ssh/a.conf\n" });
        var problem = Assert.Single(Read("Include a.conf\n", files).Problems);
        Assert.Equal((LineProblemKind.IncludeLoop, "/etc/ssh/b.conf", 1), (problem.Kind, problem.Path, problem.Line));
    }

    [Fact]
    public void Files_that_multiply_each_other_are_given_up()
    {
        // Twelve levels, each of which names the next one eight times.
        Dictionary<string, string?> levels = new();
        for (int level = 0; level < 12; level++)
        {
            levels[$"/etc/ssh/{level}.conf"] = string.Concat(Enumerable.Repeat($"Include {level + 1}.conf\n", 8));
        }

        var error = Assert.Throws<SshInputException>(() => Read("Include 0.conf\n", new MemoryFiles(levels)));
        Assert.Equal(ErrorReason.FileTooLarge, error.Reason);
    }

    [Fact]
    public void A_missing_include_is_no_error() => Assert.Empty(Read("Include /etc/ssh/none/*.conf\n", new MemoryFiles(new())).Problems);

    [Fact]
    public void An_unreadable_drop_in_is_found_with_the_line_that_names_it()
    {
        var configuration = Read("Port 22\nInclude d.conf\n", new MemoryFiles(new() { ["/etc/ssh/d.conf"] = null }));
        var finding = Assert.Single(ConfigurationJudge.Judge(configuration));
        Assert.Equal(("SYNTAX", 2), (finding.RuleId, finding.Line));
        Assert.Contains("may not be read", finding.Why);
    }

    [Fact]
    public void Binary_junk_is_refused_as_no_configuration()
    {
        using TempFolder folder = new();
        byte[] junk = new byte[200_000];
        new Random(1).NextBytes(junk);
        File.WriteAllBytes(folder.File("junk"), junk);
        var error = Assert.Throws<SshInputException>(() => ServerConfigurationLoader.Load(new ConfigurationRequest { Path = folder.File("junk"), Platform = SshServerPlatform.Linux }));
        Assert.Equal(ErrorReason.ServerConfigurationInvalid, error.Reason);
    }

    [Fact]
    public void Every_beginning_of_a_configuration_is_read_without_a_failure()
    {
        foreach (string sample in ConfigurationData.Samples)
        {
            byte[] whole = File.ReadAllBytes(ConfigurationData.MainFile(sample));
            for (int length = 0; length < whole.Length; length++)
            {
                var document = ConfigurationDocument.Parse("sshd_config", whole[..length]);
                Assert.Equal(whole[..length], document.ToBytes());
                ConfigurationJudge.Judge(ConfigurationReader.Read(document, SshdVersion.NewestKnown, SshServerPlatform.Linux, new NoConfigurationFiles(), ConnectionContext.None));
            }
        }
    }

    [Fact]
    public void All_errors_are_told_at_once_with_their_lines()
    {
        var problems = Read("Foo 1\nMaxAuthTries x\nBanner \"a\nMatch User\nPort 22\n").Problems;
        Assert.Equal([1, 2, 3, 4, 5], problems.Select(problem => problem.Line));
    }

    [Fact]
    public void A_typing_error_is_answered_with_the_keyword_that_was_meant() =>
        Assert.Equal("PasswordAuthentication no", Assert.Single(Read("PasswordAuthentification no\n").Problems).Suggestion);

    [Fact]
    public void A_copied_tree_does_not_lead_out_of_itself()
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("root"));
        folder.Write("outside.conf", "PermitRootLogin yes\n");
        Assert.Empty(new FolderConfigurationFiles(folder.File("root")).Expand("/../outside.conf"));
    }

    private static ServerConfiguration Read(string text, IConfigurationFiles? files = null) =>
        ConfigurationReader.Read(ConfigurationDocument.ParseText("/etc/ssh/sshd_config", text), SshdVersion.Parse("9.2"), SshServerPlatform.Linux, files ?? new MemoryFiles(new()), ConnectionContext.None);
}
