using System.Linq;
using SshAdmin.Core.Clients;

namespace SshAdmin.Core.Tests.Clients;

public class ClientVersionTests
{
    [Fact]
    public void NumbersAreComparedAsNumbersAndPrereleasesComeBefore()
    {
        string[] ordered = { "0.58", "0.74", "4.97", "4.106", "4.107", "5.0 alpha 1", "5.0 beta 1", "5.0 beta 2", "5.0-rc1", "5.0", "5.4.1", "5.18.5 RC", "5.18.5", "9.8", "9.8.1.0", "10.0p2", "2024.2.0" };
        Assert.Equal(ordered, ordered.Reverse().Select(ClientVersion.Parse).Order().Select(version => version.Text));
    }

    [Theory]
    [InlineData("5.5", "5.5.0")]
    [InlineData("9.2p1", "9.2")]
    [InlineData("0.74", "v0.74")]
    public void EqualVersionsHaveEqualHashes(string one, string other)
    {
        Assert.Equal(ClientVersion.Parse(one), ClientVersion.Parse(other));
        Assert.Equal(ClientVersion.Parse(one).GetHashCode(), ClientVersion.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("8.1.0.1", "8.1", true)]
    [InlineData("8.2", "8.1", false)]
    [InlineData("4.106", "4.97", false)]
    [InlineData("5.4.1", "5.4.1", true)]
    [InlineData("5.4.2", "5.4.1", false)]
    public void FileVersionsBelongToTheirRelease(string version, string last, bool within) =>
        Assert.Equal(within, ClientVersion.Parse(version).IsWithin(ClientVersion.Parse(last)));

    [Theory]
    [InlineData("")]
    [InlineData("beta")]
    [InlineData("4.")]
    [InlineData("4.1 final")]
    [InlineData("99999999999999999999")]
    [InlineData("1.2.3.4.5.6.7")]
    public void OtherTextIsNoVersion(string text) => Assert.Null(ClientVersion.TryParse(text));
}
