using System;
using System.Linq;
using System.Text;
using SshAdmin.Core.AuthorizedKeys.Document;
using SshAdmin.Core.Errors;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Document;

public class AuthorizedKeysDocumentTests
{
    private static readonly string Added = Samples.Numbered(7);

    // Text before an edit, and what joins it to the added line.
    public static TheoryData<string, string, string> Ends => new()
    {
        { "", "", "\n" },
        { "# only a comment\n", "", "\n" },
        { Samples.Ed25519 + "\n", "", "\n" },
        { Samples.Ed25519, "\n", "\n" },
        { Samples.Ed25519 + "\r\n", "", "\r\n" },
        { Samples.Ed25519 + "\r\n" + Samples.Rsa, "\r\n", "\r\n" },
        { "\n\n  \t\n" + Samples.Rsa + "\n\n", "", "\n" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void AppendedLineGetsItsOwnLineInTheFilesLineEnd(string before, string joint, string end)
    {
        DocumentEdit edit = Parse(before).Append(Added);

        Assert.Equal(before + joint + Added + end, Text(edit));
    }

    [Fact]
    public void AppendNamesTheLineThatItAdds() => Assert.Equal(3, Parse($"# one\n{Samples.Rsa}").Append(Added).LineNumber);

    [Fact]
    public void UnchangedDocumentsKeepEveryByte()
    {
        foreach (byte[] content in RandomDocuments())
        {
            Assert.Equal(content, AuthorizedKeysDocument.Parse(content).Unchanged().ToArray());
        }
    }

    [Fact]
    public void WhatWasAddedCanBeRemovedToTheLastByte()
    {
        foreach (byte[] content in RandomDocuments())
        {
            byte[] longer = AuthorizedKeysDocument.Parse(content).Append(Added).ToArray();
            AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(longer);
            KeyEntry found = document.Find(Samples.Blob(Added), isAuthority: false)!;
            byte[] shorter = document.Remove([found.Line]).ToArray();

            bool hadEnd = content.Length == 0 || content[^1] == '\n';
            Assert.Equal(content, hadEnd ? shorter : shorter[..content.Length]);
        }
    }

    [Fact]
    public void RemovalTouchesNoOtherByte()
    {
        string[] lines = ["# höhö\xff\r\n", "\r\n", $"{Samples.Ed25519}\r\n", "garbage \"\n", $"from=\"10.0.0.1\" {Samples.Rsa}\n", $"{Samples.Ecdsa}"];
        byte[] content = Latin1(string.Concat(lines));
        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(content);
        DocumentLine second = document.Keys.Single(key => key.Type == "ssh-rsa").Line;

        Assert.Equal(Latin1(string.Concat(lines.Where(line => !line.Contains("ssh-rsa")))), document.Remove([second]).ToArray());
    }

    [Fact]
    public void SeveralLinesGoAtOnceWhateverTheOrderTheyAreNamedIn()
    {
        AuthorizedKeysDocument document = Parse($"{Samples.Ed25519}\n{Samples.Rsa}\n{Samples.Ecdsa}\n");
        DocumentLine[] lines = document.Keys.Select(key => key.Line).ToArray();

        Assert.Equal(Samples.Rsa + "\n", Text(document.Remove([lines[2], lines[0]])));
    }

    [Fact]
    public void SamenessIsTheKeyAndNotTheCommentOrTheOptions()
    {
        string same = $"restrict,from=\"10.0.0.1\" {string.Join(' ', Samples.Ed25519.Split(' ').Take(2))} another comment";

        Assert.NotNull(Parse(same).Find(Samples.Blob(Samples.Ed25519), isAuthority: false));
    }

    [Fact]
    public void AKeyWithTheSameCommentIsAnotherKey()
    {
        string other = Samples.Numbered(1).Replace("key 1", "alice@example");

        Assert.Null(Parse(other).Find(Samples.Blob(Samples.Ed25519), isAuthority: false));
    }

    [Fact]
    public void AKeyInACommentLineIsNotRegistered() =>
        Assert.Null(Parse("# " + Samples.Ed25519).Find(Samples.Blob(Samples.Ed25519), isAuthority: false));

    [Fact]
    public void AnAuthorityDoesNotLetItsOwnKeyIn()
    {
        AuthorizedKeysDocument document = Parse("cert-authority " + Samples.Ed25519);

        Assert.Null(document.Find(Samples.Blob(Samples.Ed25519), isAuthority: false));
        Assert.NotNull(document.Find(Samples.Blob(Samples.Ed25519), isAuthority: true));
    }

    public static TheoryData<string, string[], string> Lines => new()
    {
        { Samples.Ed25519, [], "alice@example" },
        { "  \t" + Samples.Rsa, [], "bob at work" },
        { Samples.Ecdsa + "\r", [], "carol" },
        { string.Join(' ', Samples.Ecdsa.Split(' ').Take(2)), [], "" },
        { ",restrict,,no-pty, " + Samples.Rsa, ["restrict", "no-pty"], "bob at work" },
        { "restrict " + Samples.Rsa, ["restrict"], "bob at work" },
        { "command=\"echo \\\"a, b\\\" # c\",no-pty\t" + Samples.Rsa, ["command=\"echo \\\"a, b\\\" # c\"", "no-pty"], "bob at work" },
        { "from=\"10.0.0.0/8,*.example.com\",environment=\"A=ssh-rsa AAAA\" " + Samples.Ed25519, ["from=\"10.0.0.0/8,*.example.com\"", "environment=\"A=ssh-rsa AAAA\""], "alice@example" },
        { Samples.Line("sk.pub"), [], "yubikey on the desk" },
        { Samples.Line("ed-cert.pub"), [], "alice@example" },
        { Samples.Line("dsa.pub"), [], "dsa" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void ReadsOptionsAndComment(string line, string[] options, string comment)
    {
        KeyEntry entry = Parse(line + "\n").Keys.Single();

        Assert.Equal(options, entry.Options);
        Assert.Equal(comment, entry.Comment);
        Assert.Equal(Samples.Blob(line), entry.Blob);
    }

    [Theory]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 AAAA!")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAiAemVJlIRLRsRl3rURG+/8Wg8StsxJ55GvRvvXcjLK the type says something else")]
    [InlineData("command=\"open ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAiAemVJlIRLRsRl3rURG+/8Wg8StsxJ55GvRvvXcjLK")]
    public void LinesThatSshdPassesOverAreUnreadable(string line)
    {
        AuthorizedKeysDocument document = Parse($"# comment\n\n{line}\n{Samples.Rsa}\n");

        Assert.Equal([3], document.Unreadable.Select(unreadable => unreadable.Number));
        Assert.Equal("ssh-rsa", document.Keys.Single().Type);
    }

    [Fact]
    public void KeyTypesToComeAreListed()
    {
        byte[] blob = [0, 0, 0, 11, .. "ssh-falcon9"u8, 0, 0, 0, 1, 42];
        KeyEntry entry = Parse($"ssh-falcon9 {Convert.ToBase64String(blob)} future").Keys.Single();

        Assert.Null(entry.Key);
        Assert.Equal(blob, entry.Blob);
    }

    public static TheoryData<string, byte[]> OtherEncodings => new()
    {
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Samples.Bytes(Sample)] },
        { "UTF-16 LE with mark", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sample)] },
        { "UTF-16 LE", Encoding.Unicode.GetBytes(Sample) },
        { "UTF-16 BE with mark", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Sample)] },
        { "UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(Sample) },
    };

    private static string Sample => $"{Samples.Ed25519} ä\r\n{Samples.Rsa}\r\n";

    [Theory]
    [MemberData(nameof(OtherEncodings))]
    public void WhatSshdCannotReadIsRecognisedAndWrittenPlain(string name, byte[] content)
    {
        AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(content);

        Assert.True(document.NeedsConversion, name);
        Assert.Equal(2, document.Keys.Count());
        Assert.Equal(Sample + Added + "\r\n", Text(document.Append(Added)));
    }

    [Fact]
    public void PlainFilesNeedNoConversion() => Assert.False(Parse(Sample).NeedsConversion);

    [Theory]
    [InlineData("an odd number of bytes", 1)]
    [InlineData("an even number of bytes", 0)]
    public void MixedEncodingsAreRefused(string name, int rest)
    {
        // What ssh-copy-id leaves behind when it appends to such a file.
        byte[] content = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Samples.Rsa + "\r\n"), .. Samples.Bytes(Samples.Ed25519)];
        byte[] mixed = content.Length % 2 == rest ? content : [.. content, (byte)'\n'];
        Assert.True(AuthorizedKeysFail(mixed), name);

        static bool AuthorizedKeysFail(byte[] bytes) => Assert.Throws<SshInputException>(() => AuthorizedKeysDocument.Parse(bytes)).Reason == ErrorReason.AuthorizedKeysInvalid;
    }

    [Fact]
    public void EveryPrefixOfAFileCanBeRead()
    {
        byte[] content = Samples.Bytes($"# c\r\ncommand=\"a \\\" b\" {Samples.Ed25519}\n{Samples.Line("ed-cert.pub")}");
        for (int length = 0; length <= content.Length; length++)
        {
            AuthorizedKeysDocument document = AuthorizedKeysDocument.Parse(content[..length]);
            _ = document.Keys.Count() + document.Unreadable.Count();
            Assert.Equal(content[..length], document.Unchanged().ToArray());
        }
    }

    private static byte[][] RandomDocuments()
    {
        Random random = new(20261120);
        string[] pieces = [Samples.Ed25519, Samples.Rsa, "\n", "\r\n", "\n\n", "# comment \xe4", " \t", "\r", "\"", "\\", "restrict ", "command=\"x y\" ", "ssh-rsa ", "AAAA", "\x01"];
        return Enumerable.Range(0, 500).Select(_ => Latin1(string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)])))).ToArray();
    }

    private static AuthorizedKeysDocument Parse(string text) => AuthorizedKeysDocument.Parse(Samples.Bytes(text));

    private static string Text(DocumentEdit edit) => Encoding.UTF8.GetString(edit.ToArray());

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);
}
