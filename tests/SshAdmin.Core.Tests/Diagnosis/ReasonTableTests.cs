using System;
using System.Linq;
using SshAdmin.Core.Diagnosis;

namespace SshAdmin.Core.Tests.Diagnosis;

public class ReasonTableTests
{
    [Fact]
    public void EveryReasonHasOneRow()
    {
        var reasons = Enum.GetValues<SshConnectionReason>().Where(reason => reason != SshConnectionReason.None);
        Assert.Equal(reasons.Order(), ReasonTable.Rows.Select(row => row.Reason).Order());
    }

    [Fact]
    public void RowsStandInTheOrderOfTheirStages() =>
        Assert.Equal(ReasonTable.Rows.Select(row => row.Stage).Order(), ReasonTable.Rows.Select(row => row.Stage));

    [Fact]
    public void EveryRowSpeaksInWholeSentencesAndNamesItsSource() => Assert.All(ReasonTable.Rows, row =>
    {
        Assert.Matches("^[A-Z].*\\.$", row.Message);
        Assert.Matches("^[A-Z].*\\.$", row.Remedy);
        Assert.NotEmpty(row.Source);
        Assert.NotEqual(SshConnectionStage.None, row.Stage);
    });

    [Fact]
    public void NoTwoReasonsSayTheSame() =>
        Assert.Equal(ReasonTable.Rows.Count, ReasonTable.Rows.Select(row => row.Message).Distinct().Count());
}
