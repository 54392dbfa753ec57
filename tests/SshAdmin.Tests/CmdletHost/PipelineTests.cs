using System.Management.Automation;
using SshAdmin.CmdletHost;
using SshAdmin.CmdletHost.Running;

namespace SshAdmin.Tests.CmdletHost;

public class PipelineTests
{
    [Fact]
    public void Value_is_bound_object_by_object() => Assert.Equal(["Path a 22", "Path b 22"], Samples.Pipe(["a", "b"], "Select-Set").Output);

    [Fact]
    public void Value_that_fits_as_it_is_chooses_the_set() => Assert.Equal(["Number 5 22"], Samples.Pipe([5], "Select-Set").Output);

    [Fact]
    public void Properties_are_bound_by_name_and_converted() =>
        Assert.Equal(["Path a 24"], Samples.Pipe([Samples.Row(("Path", "a"), ("Port", "24"))], "Select-Set").Output);

    [Fact]
    public void Properties_are_bound_by_alias() => Assert.Equal(["Literal a 22"], Samples.Pipe([Samples.Row(("PSPath", "a"))], "Select-Set").Output);

    [Fact]
    public void Dictionary_counts_as_an_object_with_properties() =>
        Assert.Equal(["Path a 24"], Samples.Pipe([new Dictionary<string, object?> { ["path"] = "a", ["port"] = 24 }], "Select-Set").Output);

    [Fact]
    public void Properties_of_real_objects_are_bound() => Assert.Equal(["Path a 25"], Samples.Pipe([new { Path = "a", Port = 25 }], "Select-Set").Output);

    [Fact]
    public void What_one_object_brought_is_gone_for_the_next() =>
        Assert.Equal(["Path a 24", "Path b 22"], Samples.Pipe([Samples.Row(("Path", "a"), ("Port", "24")), "b"], "Select-Set").Output);

    [Fact]
    public void What_the_last_object_brought_is_gone_at_the_end() =>
        Assert.Equal(["end 22 Verbose"], Samples.Pipe([Samples.Row(("Path", "a"), ("Port", "24"))], "Select-Set", "-Verbose").Verbose);

    [Fact]
    public void Command_line_wins_over_the_pipeline() =>
        Assert.Equal(["Path a 30"], Samples.Pipe([Samples.Row(("Path", "a"), ("Port", "24"))], "Select-Set", "-Port", "30").Output);

    [Fact]
    public void Refused_property_is_an_error_of_that_object_alone()
    {
        RunResult result = Samples.Pipe([Samples.Row(("Path", "a"), ("Port", "101")), "b"], "Select-Set");

        Assert.Equal(["Path b 22"], result.Output);
        Assert.Equal("ParameterArgumentValidationError,SshAdmin.Tests.CmdletHost.SelectSetCommand", Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public void Object_that_fits_nowhere_is_an_error_with_itself_as_target()
    {
        Endpoint input = new("x");
        ErrorRecord error = Assert.Single(Samples.Pipe([input], "Test-Binding").Errors);

        Assert.StartsWith("InputObjectNotBound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Same(input, error.TargetObject);
    }

    [Fact]
    public void Object_without_a_mandatory_property_is_an_error_that_names_it()
    {
        RunResult result = Samples.Pipe([Samples.Row(("Port", "5")), Samples.Row(("Name", "a"))], "Select-Row");

        Assert.Equal(["a 0"], result.Output);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.StartsWith("InputObjectMissingMandatory,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.EndsWith(": Name", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Property_that_cannot_be_converted_is_passed_over() =>
        Assert.Equal(["a 0"], Samples.Pipe([Samples.Row(("Name", "a"), ("Port", "many"))], "Select-Row").Output);

    [Fact]
    public void Commands_are_joined_by_a_bar() =>
        Assert.Equal(["after after x"], Samples.Run("Write-Trouble", "x", "|", "Write-Trouble").Output);

    [Fact]
    public void Error_of_the_first_command_does_not_reach_the_second()
    {
        RunResult result = Samples.Run("Write-Trouble", "error", "|", "Write-Trouble");

        Assert.Equal(["after after error"], result.Output);
        Assert.Single(result.Errors);
    }

    [Fact]
    public void Csv_rows_are_bags_of_texts() =>
        Assert.Equal(["Path a,\"b 24", "Path c 22"], Samples.Pipe(InputObjects.Rows("Path,Port\r\n\"a,\"\"b\",24\r\n\r\nc,22"), "Select-Set").Output);
}
