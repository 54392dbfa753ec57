using System.Text.RegularExpressions;

namespace SshAdmin.Tests.Topics;

/// <summary>What Get-Help and a console window need of a topic.</summary>
public class TopicFormTests
{
    private const int Columns = 100;

    public static TheoryData<string, string> Every => Topic.Every;

    [Theory]
    [MemberData(nameof(Every))]
    public void Headings_stand_where_Get_Help_looks_for_them(string culture, string name)
    {
        string[] lines = Topic.Read(culture, name).Lines;
        // Get-Help shows the fifth line as the synopsis, whatever it is.
        Assert.Equal(["TOPIC", "    " + name, "", "SHORT DESCRIPTION"], lines[..4]);
        Assert.Matches("^    [^ ].{20,}$", lines[4]);
        Assert.Equal(["", "LONG DESCRIPTION"], lines[5..7]);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void Lines_fit_a_window_of_a_hundred_columns(string culture, string name) =>
        Assert.DoesNotContain(Topic.Read(culture, name).Lines, line => Width(line) > Columns);

    [Theory]
    [MemberData(nameof(Every))]
    public void Lines_hold_no_tabs_and_end_without_blanks(string culture, string name) =>
        Assert.DoesNotContain(Topic.Read(culture, name).Lines, line => line.Contains('\t') || line.Contains('\r') || line.EndsWith(' '));

    [Fact]
    public void English_topics_are_plain_ASCII() =>
        Assert.All(Topic.Of(Topic.English), topic => Assert.DoesNotContain(topic.Bytes, octet => octet > 126));

    [Theory]
    [MemberData(nameof(Every))]
    public void Topics_named_in_a_topic_exist(string culture, string name)
    {
        var known = Topic.Of(culture).Select(topic => topic.Name).ToHashSet();
        Assert.DoesNotContain(Regex.Matches(Topic.Read(culture, name).Text, @"about_SshAdmin\w*").Select(match => match.Value), word => !known.Contains(word));
    }

    // UAX #11, wide and fullwidth: the ranges that Japanese text uses.
    private static int Width(string line) => line.Sum(letter => letter is (>= '\u3000' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF01' and <= '\uFF60') or (>= '\u2190' and <= '\u2193') or '\u2026' ? 2 : 1);
}
