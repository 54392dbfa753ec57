using System;
using System.Linq;
using SshAdmin.Core.Diagnosis.Logs;

namespace SshAdmin.Core.Tests.Diagnosis.Logs;

public class LogGrammarTests
{
    [Fact]
    public void EveryKindHasARow() => Assert.Equal(Enum.GetValues<LogEventKind>(), LogGrammar.Rows.Select(row => row.Kind).Distinct().Order());

    [Fact]
    public void EveryRowNamesItsSource() => Assert.All(LogGrammar.Rows, row => Assert.Contains(".c", row.Source, StringComparison.Ordinal));

    [Fact]
    public void NoTwoRowsAreTheSame() => Assert.Equal(LogGrammar.Rows.Count, LogGrammar.Rows.Select(row => row.Template).Distinct().Count());

    [Theory]
    [InlineData("debug2: Authentications that can continue: publickey", 2)]
    [InlineData("Nov 20 14:00:01 pc ssh[123]: debug1: Connection established.", 1)]
    [InlineData("2026-11-20T14:00:01.123Z debug3: send packet: type 50", 3)]
    [InlineData("> > debug1: Connection established.", 1)]
    public void WhatOthersPutBeforeALineIsTakenAway(string raw, int level)
    {
        var line = LogLine.Read(raw);
        Assert.Equal(level, line.Level);
        Assert.NotNull(LogGrammar.Match(line.Text));
    }
}
