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
        var headings = culture == Topic.Japanese ? ("トピック", "簡易説明", "詳細説明") : ("TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION");

        // Get-Help shows the fifth line as the synopsis, whatever it is.
        Assert.Equal([headings.Item1, "    " + name, "", headings.Item2], lines[..4]);
        Assert.Matches("^    [^ ].{20,}$", lines[4]);
        Assert.Equal(["", headings.Item3], lines[5..7]);
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

    [Fact]
    public void Japanese_topics_say_that_they_are_UTF_8() =>
        Assert.All(Topic.Of(Topic.Japanese), topic => Assert.Equal([0xEF, 0xBB, 0xBF], topic.Bytes[..3]));

    [Fact]
    public void Both_languages_have_the_same_topics() =>
        Assert.Equal(Topic.Of(Topic.English).Select(topic => topic.Name), Topic.Of(Topic.Japanese).Select(topic => topic.Name));

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
