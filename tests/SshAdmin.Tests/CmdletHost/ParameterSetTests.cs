using System.Management.Automation;

namespace SshAdmin.Tests.CmdletHost;

public class ParameterSetTests
{
    [Theory]
    [InlineData("Path x 22", "x")]
    [InlineData("Literal x 22", "-LiteralPath", "x")]
    [InlineData("Number 5 22", "-Number", "5")]
    [InlineData("Path x 23", "-Port", "23", "x")]
    public void Parameters_choose_the_set(string expected, params string[] words) => Assert.Equal([expected], Samples.Run("Select-Set", words).Output);

    [Theory]
    [InlineData("-Path", "x", "-LiteralPath", "y")]
    [InlineData("-Number", "1", "-Recurse")]
    public void Parameters_of_different_sets_are_refused(params string[] words) => Assert.Equal("AmbiguousParameterSet", Samples.BindingError("Select-Set", words));

    [Fact]
    public void Nothing_decides_between_sets_without_a_default() => Assert.Equal("AmbiguousParameterSet", Samples.BindingError("Select-Ambiguous", "-Both", "x"));

    [Fact]
    public void One_parameter_decides() => Assert.Equal(["B"], Samples.Run("Select-Ambiguous", "-Beta", "x").Output);

    [Fact]
    public void Missing_mandatory_parameter_is_named()
    {
        ErrorRecord? error = Samples.Run("Select-Set", "-Recurse").TerminatingError;

        Assert.Equal("MissingMandatoryParameter,SshAdmin.Tests.CmdletHost.SelectSetCommand", error?.FullyQualifiedErrorId);
        Assert.EndsWith("parameters: Path.", error!.ToString(), StringComparison.Ordinal);
    }
}
