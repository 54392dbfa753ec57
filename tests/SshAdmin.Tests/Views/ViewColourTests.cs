using System.IO;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SshAdmin.Core.Algorithms;
using SshAdmin.Tests.Rules;
using SshAdmin.Views;

namespace SshAdmin.Tests.Views;

public class ViewColourTests
{
    /// <summary>Every value of an enumeration that a view colours.</summary>
    public static TheoryData<string> ColouredWords
    {
        get
        {
            XDocument file = XDocument.Load(Path.Combine(Sources.Root, "SshAdmin.format.ps1xml"));
            var words = from view in file.Descendants("View")
                        let type = OutputTypes.All.Single(type => type.FullName == view.Descendants("TypeName").First().Value)
                        from block in view.Descendants("ScriptBlock")
                        where block.Value.Contains("ViewColour", StringComparison.Ordinal)
                        let property = type.GetProperty(Regex.Match(block.Value, @"\$row\.(\w+)").Groups[1].Value)!
                        where property.PropertyType.IsEnum
                        from word in Enum.GetNames(property.PropertyType)
                        select word;
            return [.. words.Distinct()];
        }
    }

    [Theory]
    [MemberData(nameof(ColouredWords))]
    public void A_word_that_a_view_colours_has_a_row(string word) => Assert.Contains(word, ViewColour.Rows.Keys);

    [Theory]
    [InlineData("yes")]
    [InlineData("asks")]
    [InlineData("no")]
    [InlineData("unknown")]
    [InlineData("True")]
    [InlineData("False")]
    public void So_have_the_words_of_verdicts(string word) => Assert.Contains(word, ViewColour.Rows.Keys);

    // The stand-in engine, like Windows PowerShell 5.1, has no PSStyle.
    [Fact]
    public void A_shell_without_styles_shows_the_plain_word() => Assert.Equal("Broken", ViewColour.Of(SshAlgorithmRating.Broken, terminal: true));

    [Fact]
    public void Nothing_is_shown_for_nothing() => Assert.Equal("", ViewColour.Of(null, terminal: true));
}
