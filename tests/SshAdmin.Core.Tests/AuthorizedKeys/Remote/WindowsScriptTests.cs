using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Permissions;
using SshAdmin.Core.Permissions.Rules;
using SshAdmin.Core.Permissions.Sddl;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>The script for Windows servers: its text, and, where PowerShell is at hand, what it does. Only the question who the user is and the access list need Windows.</summary>
public class WindowsScriptTests
{
    private const string Mark = "mark-7";
    private const string Installed = "AuthorizedKeysFile .ssh/authorized_keys\r\nMatch Group administrators\r\n       AuthorizedKeysFile __PROGRAMDATA__/ssh/administrators_authorized_keys\r\n";

    [Fact]
    public void CommandFitsIntoALineOfCmd() => Assert.InRange(WindowsScript.Command.Length, 1, 8191);

    // Letters, digits and the marks of base64 and of parameters: nothing that cmd, PowerShell or a POSIX shell would read.
    [Fact]
    public void CommandNeedsNoQuotes() => Assert.All(WindowsScript.Command, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '+' or '/' or '='));

    [Fact]
    public void InputIsLinesOfBase64AndEndsWithItsMark()
    {
        string[] lines = Encoding.ASCII.GetString(WindowsScript.Replace(Mark, "-", null, [0, 10, 13, 34, 39, 255])).Split('\n');

        Assert.Equal([Mark, "-", "-", "AAoNIif/", ".", ""], lines[1..]);
        Assert.Contains("authorized_keys", Encoding.UTF8.GetString(Convert.FromBase64String(lines[0])));
    }

    [Theory]
    [InlineData(SshFileKind.AdministratorsAuthorizedKeys, WindowsScript.SharedDescriptor)]
    [InlineData(SshFileKind.AuthorizedKeys, WindowsScript.UserDescriptor)]
    public void AccessListPassesEveryVersionOfSshd(SshFileKind kind, string template)
    {
        const string user = "S-1-5-21-1-2-3-1001";
        var descriptor = SddlParser.Parse(template.Replace("{user}", user));
        AclSubject subject = new() { User = Core.Permissions.Descriptors.Sid.TryParse(user) };

        Assert.Equal(SshKeyAclVerdict.Secure, AclJudge.Judge(descriptor, FileKindRules.Find(kind), AclProfiles.Module, subject).Verdict);
        Assert.Null(RepairPlanner.Plan(descriptor, FileKindRules.Find(kind), subject, force: false));
    }

    [Theory]
    [InlineData(false, Installed, "profile/.ssh/authorized_keys")]
    [InlineData(true, Installed, "data/ssh/administrators_authorized_keys")]
    [InlineData(true, null, "data/ssh/administrators_authorized_keys")]
    [InlineData(true, "#Match Group administrators\n#  AuthorizedKeysFile x\n", "profile/.ssh/authorized_keys")]
    [InlineData(false, "AuthorizedKeysFile \"%h/other keys\"\nAuthorizedKeysFile second\n", "profile/other")]
    public async Task FileIsAddedToReadAndReplaced(bool isAdministrator, string? configuration, string expected)
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("profile"));
        Directory.CreateDirectory(folder.File("data/ssh"));
        if (configuration is not null)
        {
            File.WriteAllText(folder.File("data/ssh/sshd_config"), configuration);
        }

        byte[] content = [.. "ssh-ed25519 A 'x' \"y\" $z `n\r\n"u8, 0xff];

        string[] read = (await RunAsync(folder, isAdministrator, WindowsScript.Read(Mark))).Split(' ');
        Assert.Equal([Mark, "-", folder.File(expected), ""], [read[0], read[1], Decode(read[2]), read[3]]);

        Assert.Equal($"{Mark} done", await RunAsync(folder, isAdministrator, WindowsScript.Replace(Mark, "-", null, content)));
        Assert.Equal(content, File.ReadAllBytes(folder.File(expected)));

        string stamp = (await RunAsync(folder, isAdministrator, WindowsScript.Read(Mark))).Split(' ')[1];
        Assert.Equal($"{Mark} changed", await RunAsync(folder, isAdministrator, WindowsScript.Replace(Mark, "-", null, [1])));
        Assert.Equal($"{Mark} done", await RunAsync(folder, isAdministrator, WindowsScript.Replace(Mark, stamp, ".bak", [1])));
        Assert.Equal([1], File.ReadAllBytes(folder.File(expected)));
        Assert.Equal(content, File.ReadAllBytes(folder.File(expected) + ".bak"));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(folder.File(expected))!).Count(path => Path.GetFileName(path) != "sshd_config"));
    }

    [Fact]
    public async Task InputThatIsCutOffChangesNothing()
    {
        using TempFolder folder = new();
        Directory.CreateDirectory(folder.File("profile"));
        byte[] input = WindowsScript.Replace(Mark, "-", null, [1, 2, 3]);

        Assert.Equal("", await RunAsync(folder, false, input[..^3]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.File("profile")));
    }

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static async Task<string> RunAsync(TempFolder folder, bool isAdministrator, byte[] input)
    {
        string pwsh = Tool.Require("pwsh", "powershell, from Microsoft's repository");
        string[] lines = Encoding.ASCII.GetString(input).Split('\n');
        string script = Decode(lines[0]);
        Assert.Contains(WindowsScript.AdministratorTest, script);
        script = script.Replace(WindowsScript.AdministratorTest, isAdministrator ? "$true" : "$false").Replace("'ssh\\sshd_config'", "'ssh/sshd_config'");
        lines[0] = Convert.ToBase64String(Encoding.UTF8.GetBytes(script));
        ProcessStartInfo start = new(pwsh, WindowsScript.Command["powershell ".Length..]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["USERPROFILE"] = folder.File("profile");
        start.Environment["ProgramData"] = folder.File("data");
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("OS");
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(string.Join('\n', lines));
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(error.Length == 0, error);
        return output.TrimEnd('\r', '\n');
    }
}
