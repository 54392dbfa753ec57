using SshAdmin.CmdletHost.Running;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Permissions;
using SshAdmin.Tests.Views;

namespace SshAdmin.Tests.Keys;

/// <summary>What commands write names the same file to the next command, whatever characters its name has.</summary>
public sealed class PipedPathTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public PipedPathTests()
    {
        Module.Run("New-SshKeyPair", "-Path", _folder.File("id1"), "-NoPassphrase", "-Comment", "plain");
        Module.Run("New-SshKeyPair", "-Path", _folder.File("id[1]"), "-NoPassphrase", "-Comment", "bracket");
    }

    public static TheoryData<string> TypesWithPath => [.. OutputTypes.All.Where(type => type.GetProperty("Path") is not null).Select(type => type.FullName!)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(TypesWithPath))]
    public void Every_output_with_a_path_has_it_literal_too(string name)
    {
        Type type = OutputTypes.All.Single(type => type.FullName == name);
        Assert.Equal(typeof(string), type.GetProperty("LiteralPath")?.PropertyType);
    }

    [Fact]
    public void A_key_with_brackets_in_its_name_is_the_one_that_is_converted()
    {
        RunResult keys = Module.Run("Get-SshKey", "-LiteralPath", _folder.File("id[1]"));
        RunResult converted = Module.Pipe(keys.Output, "Convert-SshKey", "-Destination", _folder.File("out.ppk"), "-Format", "Ppk");
        Assert.Equal("bracket", Assert.IsType<SshKey>(Assert.Single(converted.Output)).Comment);
    }

    [Fact]
    public void A_file_with_brackets_in_its_name_is_the_one_that_is_repaired()
    {
        RunResult reports = Module.Run("Test-SshKeyAcl", "-LiteralPath", _folder.File("id[1]"));
        RunResult repaired = Module.Pipe(reports.Output, "Repair-SshKeyAcl");
        Assert.Equal(_folder.File("id[1]"), Assert.IsType<SshKeyAclReport>(Assert.Single(repaired.Output)).Path);
    }
}
