using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Diagnosis.Logs;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Every sample log against the file beside it that says what the log must yield.</summary>
public class LogSampleTests
{
    public static TheoryData<string> Names => [.. LogSamples.Names];

    [Fact]
    public void SamplesAreThere() => Assert.Equal(78, LogSamples.Names.Count());

    [Theory]
    [MemberData(nameof(Names))]
    public void LogYieldsWhatIsExpected(string name)
    {
        var expected = Expected(name).Where(line => !line.StartsWith("removed: ", StringComparison.Ordinal));
        Assert.Equal(expected, LogSamples.ReadFile(name).SelectMany(result => Describe(result.Report, Expected(name))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingThatMustBeRemovedSurvivesRedaction(string name)
    {
        var removed = Expected(name).Where(line => line.StartsWith("removed: ", StringComparison.Ordinal)).Select(line => line["removed: ".Length..]).ToArray();
        Assert.NotEmpty(removed);
        Assert.All(LogSamples.ReadFile(name), result => Assert.All(removed, value => Assert.DoesNotContain(value, result.Excerpt, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingThatMustBeRemovedIsInTheEvidence(string name)
    {
        var removed = Expected(name).Where(line => line.StartsWith("removed: ", StringComparison.Ordinal)).Select(line => line["removed: ".Length..]);
        Assert.All(LogSamples.ReadFile(name), result => Assert.All(removed, value => Assert.DoesNotContain(value, result.Report.Evidence, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void RedactionKeepsWhatTheOtherSideNeeds(string name) => Assert.All(LogSamples.ReadFile(name), result =>
    {
        var report = result.Report;
        string[] kept = [report.HostName, report.Port == 0 ? "" : report.Port.ToString(), report.UserName, report.HostKeyFingerprint ?? "", report.NegotiatedAlgorithms?.KeyExchange ?? "", .. report.Attempts.Select(attempt => attempt.KeyFingerprint ?? "")];

        // A jump through a proxy names the target in its command line only, which goes.
        Assert.All(kept.Where(value => value.Length > 0 && report.Reason != SshConnectionReason.ProxyFailed), value => Assert.Contains(value, result.Excerpt, StringComparison.Ordinal));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ReportSpeaksWithTheOneTable(string name) => Assert.All(LogSamples.ReadFile(name), result =>
    {
        if (result.Report.Succeeded)
        {
            Assert.Null(result.Report.Remedy);
            return;
        }

        var row = ReasonTable.Find(result.Report.Reason);
        Assert.StartsWith(row.Message, result.Report.Message, StringComparison.Ordinal);
        Assert.NotEmpty(result.Report.Remedy!);
    });

    private static string[] Expected(string name) => File.ReadAllLines(Path.Combine(LogSamples.Folder, Path.ChangeExtension(name, ".expected"))).Where(line => !line.StartsWith('#')).ToArray();

    // In the order and with the kinds of lines of the expectation; what it does not speak of is not compared.
    private static IEnumerable<string> Describe(SshConnectionReport report, string[] expected)
    {
        bool Asked(string kind) => expected.Any(line => line.StartsWith(kind, StringComparison.Ordinal));
        yield return $"report: {report.FailedStage} {report.Reason}";
        if (Asked("endpoint: "))
        {
            yield return $"endpoint: {report.HostName} {report.Port}";
        }

        if (report.UserName.Length > 0)
        {
            yield return "user: " + report.UserName;
        }

        if (report.ServerIdentification is string server)
        {
            yield return "server: " + string.Join('-', server.Split('-').Skip(2));
        }

        if (report.NegotiatedAlgorithms is SshNegotiatedAlgorithms agreed)
        {
            yield return $"algorithms: {agreed.KeyExchange} {agreed.HostKey} {agreed.Encryption} {agreed.EncryptionServerToClient} {agreed.Mac ?? "-"} {agreed.Compression}";
            yield return "strict: " + agreed.StrictKeyExchange;
        }

        if (report.HostKeyFingerprint is not null)
        {
            yield return $"hostkey: {report.HostKeyStatus} {report.HostKeyType} {report.HostKeyFingerprint}";
        }

        if (report.AuthenticationMethods is not null)
        {
            yield return "methods: " + string.Join(',', report.AuthenticationMethods);
        }

        foreach (var attempt in report.Attempts)
        {
            yield return $"attempt: {attempt.Method} {attempt.KeyFingerprint ?? "-"} {attempt.Outcome} {attempt.Reason}";
        }
    }
}
