using System.IO;
using SshAdmin.HelpGenerator.Prose;

namespace SshAdmin.Tests.Help;

public class ProseFileTests
{
    [Fact]
    public void Lines_of_a_paragraph_are_joined_with_a_blank() => Assert.Equal(["One two.", "Three."], Paragraphs("One\ntwo.\n\nThree."));

    [Fact]
    public void Lines_of_japanese_are_joined_without_one() => Assert.Equal(["公開鍵を登録します。sshd が読みます。"], Paragraphs("公開鍵を\n登録します。sshd\nが読みます。"));

    [Fact]
    public void Indented_lines_keep_their_breaks() => Assert.Equal(["Write:\n    A no\n    B no"], Paragraphs("Write:\n    A no\n    B no"));

    [Fact]
    public void Indented_lines_belong_to_the_paragraph_above() => Assert.Equal(["Write:\n\n    A no\n    B no", "Then go on."], Paragraphs("Write:\n\n    A no\n    B no\n\nThen go on."));

    [Fact]
    public void Japanese_punctuation_is_followed_by_no_blank() => Assert.Equal(["鍵です。-Force を付けます。"], Paragraphs("鍵です。\n-Force を付けます。"));

    [Fact]
    public void List_items_are_paragraphs_of_their_own() => Assert.Equal(["- one and more", "- two"], Paragraphs("- one\nand more\n- two"));

    [Fact]
    public void Headings_in_fenced_text_are_text() => Assert.Equal("# no heading", ProseFile.Parse("x", "# T\n```console\n# no heading\n```\n").Root.Fenced("console"));

    [Fact]
    public void Commands_of_a_transcript_are_what_stands_behind_the_prompt() =>
        Assert.Equal(["a |\n    b", "c"], new HelpExample("t", "PS> a |\n>>     b\nout\nPS> c", []).Commands);

    [Theory]
    [InlineData("text", "x.md: text stands before the first heading.")]
    [InlineData("# T\n### U", "x.md: the heading '### U' has no place.")]
    [InlineData("# T\n```console", "x.md: a fence has no end.")]
    [InlineData("", "x.md: there is no heading.")]
    public void Fault_is_named(string text, string expected) => Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => ProseFile.Parse("x", text)).Message);

    private static IReadOnlyList<string> Paragraphs(string text) => ProseFile.Parse("x", "# T\n" + text).Root.Paragraphs;
}
