using SshAdmin.Core.Errors;
using SshAdmin.Errors;

namespace SshAdmin.Tests.Rules;

public class ErrorTableTests
{
    public static TheoryData<ErrorReason> Reasons => [.. Enum.GetValues<ErrorReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void EveryReasonHasOneRow(ErrorReason reason) => Assert.Single(ErrorTable.Rows, row => row.Reason == reason);

    [Fact]
    public void NoTwoRowsShareAnId() => Assert.Equal(ErrorTable.Rows.Count, ErrorTable.Rows.Select(row => row.Id).Distinct().Count());

    [Fact]
    public void EveryRowSaysWhatToDoInASentence() =>
        Assert.All(ErrorTable.Rows, row => Assert.Matches("^[A-Z].{20,}\\.$", row.Advice));
}
