using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Formats;

/// <summary>Files as editors, shells and mail programs leave them. The keys come from ssh-keygen and puttygen.</summary>
public class DirtyFileTests
{
    public static TheoryData<string> Damages() => new("bom", "utf16le", "utf16be", "utf16-no-mark", "crlf", "cr", "no-newline", "blank-lines", "indented", "trailing-blanks", "text-before");

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task OpenSshKeyIsReadAndTheOddityIsNamed(string damage)
    {
        using TempFolder folder = new();
        var path = await folder.CopyAsync("ed25519", 0);
        var original = await System.IO.File.ReadAllBytesAsync(path, Stop);
        var dirty = Dirty(Encoding.ASCII.GetString(original), damage);
        using var expected = Open(original);
        using var pair = Open(dirty);
        Assert.Equal(expected.PublicKey.Blob, pair.PublicKey.Blob);
        Assert.NotEmpty(ReadOne(dirty).Remarks);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task PpkIsRead(string damage)
    {
        if (damage is "indented" or "trailing-blanks")
        {
            return; // Blanks belong to the values of a PPK file; its MAC covers them.
        }

        using TempFolder folder = new();
        var ppk = folder.File("key.ppk");
        await Tool.OutputAsync(Puttygen, await folder.CopyAsync("ed25519", 0), "-O", "private", "-o", ppk, "-C", "a comment");
        using var pair = Open(Dirty(await System.IO.File.ReadAllTextAsync(ppk, Stop), damage));
        Assert.Equal("a comment", pair.Comment.Text);
    }

    [Theory]
    [InlineData("bom")]
    [InlineData("utf16le")]
    [InlineData("crlf")]
    [InlineData("no-newline")]
    [InlineData("blank-lines")]
    [InlineData("indented")]
    public async Task PublicLineIsRead(string damage)
    {
        var line = await System.IO.File.ReadAllTextAsync(await ServerKeys.GetAsync("ed25519") + ".pub", Stop);
        var file = ReadOne(Dirty(line, damage));
        Assert.Equal(line.Trim(), LineOf(file.PublicKey!) + " " + file.Comment);
    }

    [Fact]
    public async Task LinesOfAuthorizedKeysAreReadEach()
    {
        var ed25519 = (await System.IO.File.ReadAllTextAsync(await ServerKeys.GetAsync("ed25519") + ".pub", Stop)).Trim();
        var ecdsa = (await System.IO.File.ReadAllTextAsync(await ServerKeys.GetAsync("ecdsa", 256) + ".pub", Stop)).Trim();
        var text = $"# keys\n\ncommand=\"echo \\\"ssh-rsa x\\\"\",no-pty {ed25519}\n{ecdsa}\n";
        var keys = KeyFileReader.Read("authorized_keys", Encoding.UTF8.GetBytes(text));
        Assert.Equal([3, 4], keys.Cast<PublicKeyFile>().Select(key => key.LineNumber));
        Assert.Equal([ed25519, ecdsa], keys.Select(key => LineOf(key.PublicKey!) + " " + key.Comment));
    }

    [Fact]
    public async Task CommentOfAnotherEncodingSurvives()
    {
        var line = (await System.IO.File.ReadAllTextAsync(await ServerKeys.GetAsync("ed25519") + ".pub", Stop)).Trim();
        var bytes = Encoding.Latin1.GetBytes(line + " J\u00fcrgen\n");
        Assert.Equal("test J\u00fcrgen", ReadOne(bytes).Comment.Text);
    }

    [Theory]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEA -----END OPENSSH PRIVATE KEY-----\n", ErrorReason.KeyFileDamaged, "line 1")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl*nNz\n-----END OPENSSH PRIVATE KEY-----\n", ErrorReason.KeyFileDamaged, "line 2, column 5")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n", ErrorReason.KeyFileDamaged, "END OPENSSH PRIVATE KEY")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz\n-----END RSA PRIVATE KEY-----\n", ErrorReason.KeyFileDamaged, "line 3")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----\n", ErrorReason.KeyFileDamaged, "nothing stands")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", ErrorReason.KeyFormatUnsupported, "ssh-keygen -i -m PKCS8")]
    [InlineData("-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n", ErrorReason.KeyFormatUnsupported, "Ed25519")]
    [InlineData("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n", ErrorReason.KeyFormatUnsupported, "PuTTYgen")]
    [InlineData("PuTTY-User-Key-File-1: ssh-rsa\n", ErrorReason.KeyFormatUnsupported, "version 1")]
    [InlineData("PuTTY-User-Key-File-9: ssh-rsa\n", ErrorReason.KeyFormatUnsupported, "another version")]
    [InlineData("SSH PRIVATE KEY FILE FORMAT 1.1\n\0\0\0\0", ErrorReason.KeyFormatUnsupported, "protocol 1")]
    [InlineData("", ErrorReason.KeyFormatUnknown, "empty")]
    [InlineData("\n\n", ErrorReason.KeyFormatUnknown, "empty")]
    [InlineData("hello world\n", ErrorReason.KeyFormatUnknown, "line 1 begins with 'hello world'")]
    [InlineData("ssh-ed25519\n", ErrorReason.KeyFileDamaged, "nothing follows")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA76S0lMWuK+q8YrF3TZinKuopJlhW3HdbaMSACdkQcL\n", ErrorReason.KeyFileDamaged, "ssh-ed25519")]
    [InlineData("ssh-ed448 AAAACXNzaC1lZDQ0OAAAAAE=\n", ErrorReason.KeyFormatUnsupported, "ssh-ed448")]
    public void WhatIsWrongIsSaid(string content, ErrorReason reason, string says)
    {
        var error = Assert.Throws<SshInputException>(() => KeyFileReader.Read("sample", Encoding.ASCII.GetBytes(content)));
        Assert.Equal((reason, "sample"), (error.Reason, error.Input));
        Assert.Contains(says, error.Message);
    }

    private static byte[] Dirty(string text, string damage) => damage switch
    {
        "bom" => [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)],
        "utf16le" => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(text)],
        "utf16be" => [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(text)],
        "utf16-no-mark" => Encoding.Unicode.GetBytes(text),
        "crlf" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n")),
        "cr" => Encoding.UTF8.GetBytes(text.Replace("\n", "\r")),
        "no-newline" => Encoding.UTF8.GetBytes(text.TrimEnd('\n')),
        "blank-lines" => Encoding.UTF8.GetBytes("\n\n" + text + "\n\n"),
        "indented" => Encoding.UTF8.GetBytes(string.Join('\n', text.Split('\n').Select(line => line.Length > 0 ? "  " + line : line))),
        "trailing-blanks" => Encoding.UTF8.GetBytes(text.Replace("\n", " \t\n")),
        _ => Encoding.UTF8.GetBytes("here is my key\n\n" + text),
    };
}
