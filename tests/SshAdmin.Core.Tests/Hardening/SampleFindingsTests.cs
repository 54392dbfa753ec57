using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SshAdmin.Core.Configuration;
using SshAdmin.Core.Hardening;
using SshAdmin.Core.Tests.Configuration;

namespace SshAdmin.Core.Tests.Hardening;

/// <summary>The findings of each sample: those of expected-findings.json, and beyond them exactly those of also-found.txt.</summary>
public class SampleFindingsTests
{
    public static TheoryData<string> Samples => new(ConfigurationData.Samples);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_gives_its_expected_findings(string sample)
    {
        var findings = Judge(sample);
        foreach (var expected in Expected(sample).Where(item => !item.Absent))
        {
            Assert.True(
                findings.Any(finding => finding.RuleId == expected.Rule && Fits(expected.Severity, finding.Severity) && finding.Path == Path.Combine(ConfigurationData.Root(sample), expected.File)
                    && finding.Line == expected.Line && (expected.OldText is null || finding.Text == expected.OldText)),
                $"{expected} is missing; found:\n{string.Join('\n', findings.Select(finding => $"{finding.RuleId} {finding.Severity} {finding.Path} {finding.Line} {finding.Text}"))}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_gives_no_other_findings(string sample)
    {
        var unexpected = Judge(sample).Select(finding => (finding.RuleId, finding.Line)).ToList();
        foreach (var expected in Expected(sample).Where(item => !item.Absent))
        {
            unexpected.Remove((expected.Rule, expected.Line));
        }

        var also = File.ReadAllLines(Path.Combine(ConfigurationData.Folder, "also-found.txt"))
            .Where(line => line.StartsWith(sample + " ", StringComparison.Ordinal)).Select(line => line[(sample.Length + 1)..]).Order();
        Assert.Equal(also, unexpected.Select(item => item.Line is null ? item.RuleId : $"{item.RuleId} {item.Line}").Order());
        Assert.All(Expected(sample).Where(item => item.Absent), absent => Assert.DoesNotContain(Judge(sample), finding => finding.RuleId == absent.Rule));
    }

    /// <summary>By the rules of 9.2, the release that the samples were checked with; the byte order mark is judged where it matters.</summary>
    private static IReadOnlyList<SshConfigurationFinding> Judge(string sample)
    {
        var platform = sample.StartsWith("04", StringComparison.Ordinal) ? SshServerPlatform.Windows : SshServerPlatform.Linux;
        var request = new ConfigurationRequest { Path = ConfigurationData.MainFile(sample), Root = ConfigurationData.Root(sample), Platform = platform, ServerVersion = "9.2" };
        return ConfigurationJudge.Judge(ServerConfigurationLoader.Load(request));
    }

    private static List<ExpectedFinding> Expected(string sample)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ConfigurationData.Folder, "expected-findings.json")));
        var found = document.RootElement.GetProperty("samples").EnumerateArray().First(item => item.GetProperty("sample").GetString() == sample);
        return found.GetProperty("expectedFindings").EnumerateArray().Select(item => new ExpectedFinding(
            item.GetProperty("rule").GetString()!,
            item.GetProperty("severity").GetString()!,
            item.TryGetProperty("file", out var file) ? file.GetString()! : "etc/ssh/sshd_config",
            item.TryGetProperty("line", out var line) ? line.GetInt32() : null,
            item.TryGetProperty("oldText", out var text) ? text.GetString() : null,
            item.TryGetProperty("expectAbsent", out var absent) && absent.GetBoolean())).ToList();
    }

    /// <summary>Where the data leaves two severities open, either one.</summary>
    private static bool Fits(string expected, SshFindingSeverity severity) =>
        expected.Split(' ', '/').Contains(severity.ToString().ToLowerInvariant());

    private sealed record ExpectedFinding(string Rule, string Severity, string File, int? Line, string? OldText, bool Absent);
}
