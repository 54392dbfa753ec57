using SshAdmin.Packager;

namespace SshAdmin.Tests.Packaging;

public class DataFileTests
{
    [Fact]
    public void Tables_lists_comments_and_doubled_quotes_are_read()
    {
        var table = DataFile.Parse("# head\n@{ A = 'it''s' # why\n  B = @('x', 'y'\n 'z') ; C = @{ D = @() }\n}\n");

        Assert.Equal("it's", table["a"]);
        Assert.Equal(["x", "y", "z"], (IEnumerable<string>)table["B"]);
        Assert.Empty((IEnumerable<string>)((IReadOnlyDictionary<string, object>)table["C"])["D"]);
    }

    [Theory]
    [InlineData("@{ A = Get-Date }")]
    [InlineData("@{ A = \"$x\" }")]
    [InlineData("@{ A = 'open }")]
    [InlineData("@{ A = 'x' } ; 'more'")]
    [InlineData("@{ A = @('x' ")]
    public void More_than_data_is_refused_with_its_line(string text)
    {
        Assert.Contains("line 1", Assert.Throws<PackagingException>(() => DataFile.Parse(text)).Message);
    }
}
