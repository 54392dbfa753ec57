namespace SshAdmin.Tests.CmdletHost;

public class ValidationTests
{
    [Theory]
    [InlineData("-Choice", "Three")]
    [InlineData("-Range", "1,11")]
    [InlineData("-Range", "0")]
    [InlineData("-Pattern", "ab")]
    [InlineData("-Filled", "")]
    [InlineData("-Few", "a,b,c")]
    [InlineData("-Short", "abcd")]
    public void Value_outside_the_rule_is_refused(string name, string value) =>
        Assert.Equal("ParameterArgumentValidationError", Samples.BindingError("Test-Binding", name, value));

    [Theory]
    [InlineData("-Choice", "two")]
    [InlineData("-Range", "1,10")]
    [InlineData("-Pattern", "AA")]
    [InlineData("-Filled", "x")]
    [InlineData("-Few", "a,b")]
    [InlineData("-Short", "abc")]
    public void Value_within_the_rule_is_bound(string name, string value) => Samples.Bind(name, value);

    [Fact]
    public void Refused_transformation_has_its_own_id() => Assert.Equal("ParameterArgumentTransformationError", Samples.BindingError("Test-Binding", "-Loud", "refuse"));

    [Fact]
    public void Mandatory_parameter_takes_no_empty_text() =>
        Assert.Equal("ParameterArgumentValidationErrorEmptyStringNotAllowed", Samples.BindingError("Remove-Sample", ""));
}
