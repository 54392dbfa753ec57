using System.Management.Automation;

namespace SshAdmin.Tests.CmdletHost;

public class NameTests
{
    [Theory]
    [InlineData("-Name")]
    [InlineData("-name")]
    [InlineData("-FullName")]
    [InlineData("-Lab")]
    public void Parameter_is_found_by_name_alias_and_prefix(string name) => Assert.Equal("x", Samples.Bind(name, "x").Name);

    [Fact]
    public void Exact_name_wins_over_longer_names() => Assert.Null(Samples.Bind("-Name", "x").Names);

    [Fact]
    public void Ambiguous_prefix_names_the_candidates()
    {
        ErrorRecord? error = Samples.Run("Test-Binding", "-Num", "1").TerminatingError;

        Assert.Equal("AmbiguousParameter,SshAdmin.Tests.CmdletHost.TestBindingCommand", error?.FullyQualifiedErrorId);
        Assert.Contains("-Number -Numbers", error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_name_is_a_usage_error() => Assert.Equal("NamedParameterNotFound", Samples.BindingError("Test-Binding", "-Nope", "1"));

    [Fact]
    public void Unknown_command_is_a_usage_error() => Assert.Equal("CommandNotFoundException", Samples.BindingError("Get-Nothing"));

    [Fact]
    public void Parameter_given_twice_is_refused() => Assert.Equal("ParameterAlreadyBound", Samples.BindingError("Test-Binding", "-Name", "a", "-FullName", "b"));

    [Fact]
    public void Name_without_value_is_refused() => Assert.Equal("MissingArgument", Samples.BindingError("Test-Binding", "-Name"));

    [Fact]
    public void Value_joined_with_a_colon_is_bound() => Assert.Equal("a:b", Samples.Bind("-Name:a:b").Name);

    [Fact]
    public void Positions_are_filled_around_named_parameters()
    {
        TestBindingCommand bound = Samples.Bind("-Number", "3", "x");

        Assert.Equal(("x", 3), (bound.Name, bound.Number));
    }

    [Fact]
    public void One_value_too_many_is_refused() => Assert.Equal("PositionalParameterNotFound", Samples.BindingError("Test-Binding", "x", "1", "y"));

    [Fact]
    public void What_if_is_unknown_to_a_command_that_changes_nothing() => Assert.Equal("NamedParameterNotFound", Samples.BindingError("Test-Binding", "-WhatIf"));
}
