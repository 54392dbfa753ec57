namespace SshAdmin.Tests.CmdletHost;

public class ConversionTests
{
    [Fact]
    public void Commas_make_a_list_where_a_list_is_taken() => Assert.Equal(["a", "b"], Samples.Bind("-Names", "a,b").Names!);

    [Fact]
    public void Commas_stay_text_where_one_text_is_taken() => Assert.Equal("a,b", Samples.Bind("-Name", "a,b").Name);

    [Fact]
    public void Items_of_a_list_are_converted() => Assert.Equal([1, 16], Samples.Bind("-Numbers", "1,0x10").Numbers!);

    [Fact]
    public void One_value_becomes_a_list_of_one() => Assert.Equal([5], Samples.Bind("-Numbers", "5").Numbers!);

    [Theory]
    [InlineData("-Force", true)]
    [InlineData("-Force:$true", true)]
    [InlineData("-Force:$false", false)]
    public void Switch_is_turned_on_and_off(string word, bool expected) => Assert.Equal(expected, Samples.Bind(word).Force.IsPresent);

    [Fact]
    public void Switch_takes_no_following_value() => Assert.Equal("x", Samples.Bind("-Force", "x").Name);

    [Theory]
    [InlineData("greyblue", Color.GreyBlue)]
    [InlineData("Gree", Color.Green)]
    [InlineData("1", Color.Green)]
    public void Enum_is_found_by_name_prefix_and_number(string text, Color expected) => Assert.Equal(expected, Samples.Bind("-Color", text).Color);

    [Fact]
    public void Flags_are_joined() => Assert.Equal(Rights.Read | Rights.Write, Samples.Bind("-Rights", "read,write").Rights);

    [Theory]
    [InlineData("Gre")]
    [InlineData("Blue")]
    [InlineData("9")]
    [InlineData("Red,Green")]
    public void Value_outside_an_enum_is_refused(string text) => Assert.Equal("CannotConvertArgumentNoMessage", Samples.BindingError("Test-Binding", "-Color", text));

    [Fact]
    public void Failed_conversion_names_parameter_value_and_type()
    {
        string message = Samples.Run("Test-Binding", "-Number", "many").TerminatingError!.ToString();

        Assert.StartsWith("Cannot bind parameter 'Number'. Cannot convert value \"many\" to type \"System.Int32\".", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_out_of_range_of_its_type_is_refused() => Assert.Equal("CannotConvertArgumentNoMessage", Samples.BindingError("Test-Binding", "-Number", "3000000000"));

    [Fact]
    public void Words_are_no_truth_values() => Assert.Equal("CannotConvertArgumentNoMessage", Samples.BindingError("Test-Binding", "-Flag", "false"));

    [Fact]
    public void Constructor_with_one_argument_converts_each_item() => Assert.Equal([new Endpoint("a:1"), new Endpoint("b")], Samples.Bind("-Endpoint", "a:1,b").Endpoint!);

    [Fact]
    public void Static_parse_converts() => Assert.Equal(TimeSpan.FromMinutes(2), Samples.Bind("-Span", "0:02:00").Span);

    [Fact]
    public void Address_may_be_relative() => Assert.Equal("host/x", Samples.Bind("-Address", "host/x").Address?.ToString());

    [Fact]
    public void Secret_is_taken_as_plain_text() => Assert.Equal("p,w", new System.Net.NetworkCredential("", Samples.Bind("-Secret", "p,w").Secret).Password);

    [Fact]
    public void Credential_is_taken_as_user_and_password()
    {
        System.Net.NetworkCredential credential = Samples.Bind("-Credential", "me:a:b").Credential!.GetNetworkCredential();

        Assert.Equal(("me", "a:b"), (credential.UserName, credential.Password));
    }

    [Fact]
    public void Transformation_runs_before_binding() => Assert.Equal("HEY", Samples.Bind("-Loud", "hey").Loud);
}
