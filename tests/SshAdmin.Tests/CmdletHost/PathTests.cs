using System.IO;
using System.Management.Automation;

namespace SshAdmin.Tests.CmdletHost;

public sealed class PathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-paths-").FullName;
    private readonly PathIntrinsics _paths;

    public PathTests()
    {
        foreach (string name in new[] { "a.key", "b.key", "[c].key", "b.pub" })
        {
            File.WriteAllText(Path.Combine(_folder, name), "");
        }

        _paths = new SessionState(_folder).Path;
    }

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [InlineData("?.key", "a.key", "b.key")]
    [InlineData("B.*", "b.key", "b.pub")]
    [InlineData("[ax].key", "a.key")]
    [InlineData("`[c`].key", "[c].key")]
    [InlineData("*.none")]
    public void Wildcards_are_expanded(string pattern, params string[] expected) =>
        Assert.Equal(expected.Select(name => Path.Combine(_folder, name)), _paths.GetResolvedProviderPathFromPSPath(pattern, out ProviderInfo _));

    [Fact]
    public void Path_without_wildcards_must_exist() =>
        Assert.Throws<ItemNotFoundException>(() => _paths.GetResolvedProviderPathFromPSPath("none", out ProviderInfo _));

    [Fact]
    public void Unresolved_path_starts_at_the_location_and_need_not_exist() =>
        Assert.Equal(Path.Combine(_folder, "none[1]"), _paths.GetUnresolvedProviderPathFromPSPath("sub/../none[1]"));

    [Fact]
    public void Home_is_expanded() =>
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh"), _paths.GetUnresolvedProviderPathFromPSPath("~/.ssh"));

    [Theory]
    [InlineData("Env:PATH", "Environment")]
    [InlineData("HKLM:\\Software", "Registry")]
    [InlineData("Microsoft.PowerShell.Core\\FileSystem::/tmp", "FileSystem")]
    public void Provider_of_a_path_is_known(string path, string expected)
    {
        _paths.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out PSDriveInfo _);

        Assert.Equal(expected, provider.Name);
    }

    [Fact]
    public void Unknown_drive_is_an_error() =>
        Assert.Throws<System.Management.Automation.DriveNotFoundException>(() => _paths.GetUnresolvedProviderPathFromPSPath("nope:x", out ProviderInfo _, out PSDriveInfo _));
}
