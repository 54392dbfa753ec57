using System.IO;
using System.Text.Json;
using SshAdmin.CmdletHost;
using SshAdmin.CmdletHost.Demo;

namespace SshAdmin.Tests.CmdletHost;

public class ProgramTests
{
    [Fact]
    public void Json_is_one_line_per_object_with_names_of_enums_and_nested_values()
    {
        (int code, string output, string _) = Samples.Program("--json", "Get-Sample");

        Assert.Equal(0, code);
        using JsonDocument json = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        JsonElement root = json.RootElement;
        Assert.Equal("GreyBlue", root.GetProperty("Color").GetString());
        Assert.Equal("deep", root.GetProperty("Inner").GetProperty("Text").GetString());
        Assert.Equal("AQI=", root.GetProperty("Bytes").GetString());
        Assert.Equal("2026-11-20T01:02:03.0000000Z", root.GetProperty("When").GetString());
        Assert.Equal("00:01:30", root.GetProperty("Age").GetString());
        Assert.Equal(["x", "y"], root.GetProperty("Tags").EnumerateArray().Select(tag => tag.GetString()!));
        Assert.Equal(JsonValueKind.Null, root.GetProperty("Inner").GetProperty("Tags").ValueKind);
    }

    [Fact]
    public void Errors_go_to_the_other_writer_with_id_and_advice()
    {
        (int code, string output, string error) = Samples.Program("Write-Trouble", "error");

        Assert.Equal(1, code);
        Assert.Equal("after error" + Environment.NewLine, output);
        Assert.Equal($"Broken,SshAdmin.Tests.CmdletHost.WriteTroubleCommand: It broke here.{Environment.NewLine}    Mend it.{Environment.NewLine}", error);
    }

    [Theory]
    [InlineData(0, "Write-Trouble", "x")]
    [InlineData(1, "Write-Trouble", "terminate")]
    [InlineData(2, "Write-Trouble", "-Nope")]
    [InlineData(2, "Get-Nothing")]
    [InlineData(1, "Write-Trouble", "x", "|", "Test-Binding")]
    public void Exit_code_tells_how_it_went(int expected, params string[] args) => Assert.Equal(expected, Samples.Program(args).ExitCode);

    [Theory]
    [InlineData]
    [InlineData("--nope", "Get-Sample")]
    [InlineData("--input")]
    public void Wrong_options_print_the_usage(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();

        Assert.Equal(2, Program.Run(args, output, error, CancellationToken.None));
        Assert.Contains("Usage:", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void List_names_the_commands() => Assert.Contains("Remove-Sample" + Environment.NewLine, Samples.Program("--list").Output, StringComparison.Ordinal);

    [Fact]
    public void Question_mark_prints_the_sets() =>
        Assert.Contains("Select-Set [-Path] <string[]> [-Recurse] [-Port <int>] [<CommonParameters>]  (Path, default)", Samples.Program("Select-Set", "-?").Output, StringComparison.Ordinal);

    [Fact]
    public void Object_with_many_properties_is_a_list() => Assert.Contains("Tags  : {x, y}", Samples.Program("Get-Sample").Output, StringComparison.Ordinal);

    [Fact]
    public void Demo_without_its_commands_says_so() => Assert.Contains("left out: ", Samples.Program("demo").Output, StringComparison.Ordinal);

    [Fact]
    public void Loopback_server_greets_and_is_gone_afterwards()
    {
        using LoopbackSshd sshd = new();
        if (!sshd.TryStart())
        {
            Assert.Skip("needs sshd (Debian: openssh-server)");
        }

        int port = sshd.Port;
        sshd.Dispose();

        using System.Net.Sockets.TcpClient client = new();
        Assert.Throws<System.Net.Sockets.SocketException>(() => client.Connect(System.Net.IPAddress.Loopback, port));
    }
}
