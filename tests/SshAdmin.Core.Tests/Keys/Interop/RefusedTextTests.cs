using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.Keys.Formats;
using SshAdmin.Core.Tests.Peers;
using static SshAdmin.Core.Tests.Keys.KeyFixtures;

namespace SshAdmin.Core.Tests.Keys.Interop;

/// <summary>A remark says that OpenSSH refuses a file exactly where ssh-keygen does.</summary>
public class RefusedTextTests
{
    private const string OtherBlock = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

    public static TheoryData<string> Forms() => new("openssh", "openssh-encrypted", "pkcs1", "pkcs1-encrypted", "sec1", "pkcs8", "pkcs8-encrypted");

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task RemarkAndSshKeygenAgree(string form)
    {
        using TempFolder folder = new();
        var passphrase = form.EndsWith("encrypted", StringComparison.Ordinal) ? Secret : "";
        var original = folder.File("key");
        string[] type = form.StartsWith("openssh", StringComparison.Ordinal) ? ["-t", "ed25519"] : form is "sec1" or "pkcs8" ? ["-t", "ecdsa"] : ["-t", "rsa", "-b", "2048"];
        string[] format = form.StartsWith("openssh", StringComparison.Ordinal) ? [] : ["-m", form.StartsWith("pkcs8", StringComparison.Ordinal) ? "PKCS8" : "PEM"];
        await Tool.OutputAsync(Keygen, ["-q", .. type, .. format, "-a", "1", "-N", passphrase, "-f", original]);
        var text = await File.ReadAllTextAsync(original, Stop);
        foreach (var damage in new[] { "", "crlf", "cr", "no-newline", "bom", "utf16", "blank-before", "text-before", "text-behind", "blank-behind", "two", "certificate-before", "certificate-behind", "indented", "indented-begin", "indented-end", "indented-body", "blanks-behind", "blanks-behind-begin", "blanks-behind-end", "blanks-behind-body", "blank-in-body", "blank-before-end" })
        {
            var path = folder.WritePrivate("dirty" + damage, Dirty(text, damage));
            var refused = (await Tool.RunAsync(Keygen, "-y", "-P", passphrase, "-f", path)).ExitCode != 0;
            if (refused && form == "pkcs1-encrypted" && damage is "indented" or "indented-body")
            {
                continue; // Headers go on in lines that begin with a blank, so that the headers swallow the key here, too.
            }

            var remarks = ReadOne(path).Remarks;
            Assert.True(refused == remarks.Any(remark => remark.Contains("refuses") || remark.Contains("accepts that") || remark.Contains("does not accept")), $"{damage}: ssh-keygen {(refused ? "refuses" : "reads")} it, and the remarks are: {string.Join(" ", remarks)}");
            Assert.Equal(damage is "two" or "text-behind" or "certificate-behind", remarks.Any(remark => remark.Contains("behind the key")));
            Assert.Equal(damage is "two" or "certificate-before" or "certificate-behind", ((PrivateKeyFile)ReadOne(path)).OtherContent is not null);
        }
    }

    private static byte[] Dirty(string text, string damage)
    {
        string Lines(Func<string, string> change) => string.Join("\n", text.Split('\n').Select(line => line.Length > 0 ? change(line) : line));
        bool IsMark(string line) => line.StartsWith("-----", StringComparison.Ordinal);
        var end = text.IndexOf("-----END", StringComparison.Ordinal);
        var dirty = damage switch
        {
            "crlf" => text.Replace("\n", "\r\n"),
            "cr" => text.Replace("\n", "\r"),
            "no-newline" => text.TrimEnd('\n'),
            "bom" => "\ufeff" + text,
            "blank-before" => "\n" + text,
            "text-before" => "hello\n" + text,
            "text-behind" => text + "hello\n",
            "blank-behind" => text + "\n \n",
            "two" => text + text,
            "certificate-before" => OtherBlock + text,
            "certificate-behind" => text + OtherBlock,
            "indented" => Lines(line => "  " + line),
            "indented-begin" => " " + text,
            "indented-end" => text.Insert(end, " "),
            "indented-body" => Lines(line => IsMark(line) ? line : " " + line),
            "blanks-behind" => Lines(line => line + " "),
            "blanks-behind-begin" => Lines(line => line.StartsWith("-----BEGIN", StringComparison.Ordinal) ? line + " " : line),
            "blanks-behind-end" => Lines(line => line.StartsWith("-----END", StringComparison.Ordinal) ? line + " " : line),
            "blanks-behind-body" => Lines(line => IsMark(line) ? line : line + " "),
            "blank-in-body" => text.Insert(text.LastIndexOf('\n', end - 2) + 1, "\n"),
            "blank-before-end" => text.Insert(end, "\n"),
            _ => text,
        };
        return damage == "utf16" ? [0xff, 0xfe, .. Encoding.Unicode.GetBytes(dirty)] : Encoding.UTF8.GetBytes(dirty);
    }
}
