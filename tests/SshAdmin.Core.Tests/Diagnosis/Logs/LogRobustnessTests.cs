using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Diagnosis.Logs;
using SshAdmin.Core.Text;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

/// <summary>Damaged logs end in a report or in none.</summary>
public class LogRobustnessTests
{
    public static TheoryData<string> Names => [.. LogSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyPartOfALogIsRead(string name)
    {
        var text = LogSamples.Text(name);
        var random = new Random(name.Length + text.Length);
        for (int i = 0; i < 40; i++)
        {
            int start = random.Next(text.Length);
            Check(LogSamples.Read(text.Substring(start, random.Next(text.Length - start))));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEndOfALogIsRead(string name)
    {
        // Whole lines from the start: what a client that was interrupted leaves.
        var lines = LogSamples.Text(name).Split('\n');
        for (int count = 0; count < lines.Length; count++)
        {
            Check(LogSamples.Read(lines.Take(count)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyOrderOfTheLinesIsRead(string name)
    {
        var lines = LogSamples.Text(name).Split('\n');
        var random = new Random(lines.Length);
        for (int i = 0; i < 20; i++)
        {
            random.Shuffle(lines);
            Check(LogSamples.Read(lines));
        }
    }

    [Fact]
    public void LinesOfAllLogsMixedAreRead()
    {
        var lines = LogSamples.Names.SelectMany(name => LogSamples.Text(name).Split('\n')).ToArray();
        var random = new Random(7);
        for (int i = 0; i < 10; i++)
        {
            random.Shuffle(lines);
            Check(LogSamples.Read(lines));
        }
    }

    [Fact]
    public void LineWithoutEndIsCut()
    {
        var lines = BoundedLines.Read(new System.IO.StringReader(new string('x', 1_000_000) + "\nnext"), LogLine.MaximumLength, TestContext.Current.CancellationToken).ToArray();
        Assert.Equal([LogLine.MaximumLength, 4], lines.Select(line => line.Length));
    }

    [Theory]
    [InlineData("@")]
    [InlineData("a@b: ")]
    [InlineData("debug1: Will attempt key: ED25519 SHA256:")]
    [InlineData("x line 1: Bad ")]
    public void LineMadeToKeepTheReaderBusyDoesNot(string part)
    {
        var line = new StringBuilder();
        while (line.Length < LogLine.MaximumLength - 30)
        {
            line.Append(part);
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (int i = 0; i < 100; i++)
        {
            LogGrammar.Match(line + ": Permission denied (");
            LogGrammar.Match("Will attempt key: " + line);
        }

        // 3 MB of such lines; quadratic matching would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    private static void Check(IEnumerable<LogResult> results) => Assert.All(results, result =>
    {
        Assert.Equal(result.Report.Succeeded, result.Report.Reason == SshConnectionReason.None);
        Assert.Equal(result.Report.Succeeded, result.Report.FailedStage == SshConnectionStage.None);
        Assert.NotEmpty(result.Report.Message);
        Assert.NotEmpty(result.Excerpt);
    });
}
