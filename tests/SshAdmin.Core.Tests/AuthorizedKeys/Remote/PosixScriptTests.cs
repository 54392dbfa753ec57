using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

public class PosixScriptTests
{
    private const string Mark = "mark-7";

    public static TheoryData<string> Commands => [PosixScript.Read(Mark), PosixScript.Replace(Mark, "1,2", 3, ".bak"), PosixScript.Replace(Mark, "-", 3, null), PosixScript.Read(Mark, RemoteKeysFile.Second), PosixScript.Replace(Mark, "1,2", 3, ".bak", RemoteKeysFile.Second)];

    // csh and fish read these inside single quotes, or end a command at them.
    [Theory]
    [MemberData(nameof(Commands))]
    public void NoCharacterMeansSomethingToAnyLoginShell(string command)
    {
        const string opening = "exec sh -c '";

        Assert.StartsWith(opening, command);
        Assert.Equal(command.Length - 1, command.IndexOf('\'', opening.Length));
        Assert.DoesNotContain(command, c => c is '!' or '\\' or '\n' or '\r' || c > '~');
    }

    // Some shells of old systems take words of 4,096 bytes.
    [Theory]
    [MemberData(nameof(Commands))]
    public void CommandIsShort(string command) => Assert.InRange(command.Length, 1, 2048);

    [Theory]
    [InlineData("dash", "dash")]
    [InlineData("bash", "bash")]
    [InlineData("tcsh", "tcsh")]
    [InlineData("fish", "fish")]
    public async Task BusyboxAloneIsEnough(string shell, string package)
    {
        using TempFolder folder = new();
        string tools = await BusyboxAsync(folder.File("tools"));
        string home = Directory.CreateDirectory(folder.File("ho me")).FullName;

        (int status, byte[] read) = await RunAsync(Tool.Require(shell, package), PosixScript.Read(Mark), [], home, tools);
        Assert.Equal((0, $"{Mark} - {home}/.ssh/authorized_keys\n"), (status, Encoding.ASCII.GetString(read)));

        byte[] content = [.. "x\n\xff y"u8, 0];
        (status, byte[] written) = await RunAsync(Tool.Require(shell, package), PosixScript.Replace(Mark, "-", content.Length, null), content, home, tools);
        Assert.Equal((0, $"{Mark} done\n"), (status, Encoding.ASCII.GetString(written)));
        Assert.Equal(content, File.ReadAllBytes(home + "/.ssh/authorized_keys"));

        File.WriteAllText(home + "/.ssh/authorized_keys2", "z\n");
        (_, read) = await RunAsync(Tool.Require(shell, package), PosixScript.Read(Mark), [], home, tools);
        Assert.StartsWith($"{Mark}-more yes\n{Mark} ", Encoding.ASCII.GetString(read));
        (_, read) = await RunAsync(Tool.Require(shell, package), PosixScript.Read(Mark, RemoteKeysFile.Second), [], home, tools);
        Assert.EndsWith($" {home}/.ssh/authorized_keys2\nz\n", Encoding.ASCII.GetString(read));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALinkToTheFirstFileIsNoSecondOne(bool isHard)
    {
        Modes.Require();
        using TempFolder home = new();
        Keys(home, "old\n");
        await Tool.OutputAsync("/bin/ln", isHard ? "-f" : "-s", home.File(".ssh/authorized_keys"), home.File(".ssh/authorized_keys2"));

        (_, byte[] output) = await RunAsync("/bin/sh", PosixScript.Read(Mark), [], home.Path);

        Assert.StartsWith(Mark + " ", Encoding.UTF8.GetString(output));
    }

    [Fact]
    public async Task AFileThatChangedMeanwhileIsLeft()
    {
        using TempFolder home = new();
        Keys(home, "old\n");

        (int status, byte[] output) = await RunAsync("/bin/sh", PosixScript.Replace(Mark, "1,4", 4, null), "new\n"u8.ToArray(), home.Path);

        Assert.Equal((0, $"{Mark} changed\n", "old\n"), (status, Encoding.ASCII.GetString(output), File.ReadAllText(home.File(".ssh/authorized_keys"))));
    }

    [Fact]
    public async Task ContentThatIsCutOffLeavesTheOldFile()
    {
        using TempFolder home = new();
        Keys(home, "old\n");

        (int status, _) = await RunAsync("/bin/sh", PosixScript.Replace(Mark, await StampAsync(home), 4, null), "ne"u8.ToArray(), home.Path);

        Assert.Equal((97, "old\n"), (status, File.ReadAllText(home.File(".ssh/authorized_keys"))));
        Assert.Single(Directory.GetFileSystemEntries(home.File(".ssh")));
    }

    [Fact]
    public async Task PermissionsStayAndLinksStayLinks()
    {
        Modes.Require();
        using TempFolder home = new();
        Keys(home, "old\n");
        File.Move(home.File(".ssh/authorized_keys"), home.File("real"));
        File.CreateSymbolicLink(home.File(".ssh/authorized_keys"), home.File("real"));
        Modes.Set(home.File("real"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);

        await RunAsync("/bin/sh", PosixScript.Replace(Mark, await StampAsync(home), 4, null), "new\n"u8.ToArray(), home.Path);

        Assert.Equal("new\n", File.ReadAllText(home.File("real")));
        Assert.Equal(home.File("real"), new FileInfo(home.File(".ssh/authorized_keys")).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, Modes.Get(home.File("real")));
    }

    // OpenWrt: busybox for everything, Dropbear's file for root.
    [Fact]
    public async Task RootOfOpenWrtHasTheFileOfDropbear()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Needs root, to change the root folder.");
        using TempFolder root = new();
        await BusyboxAsync(root.File("bin"));
        string busybox = Tool.Require("busybox", "busybox");
        string libraries = await Tool.OutputAsync(Tool.Require("ldd", "libc-bin"), busybox);
        foreach (string library in libraries.Split([' ', '\t', '\n']).Where(word => word.StartsWith('/')))
        {
            Directory.CreateDirectory(root.Path + Path.GetDirectoryName(library));
            File.Copy(library, root.Path + library);
        }

        foreach (string link in Directory.GetFiles(root.File("bin")))
        {
            File.Delete(link);
        }

        File.Copy(busybox, root.File("bin/busybox"));
        foreach (string applet in (await Tool.OutputAsync(busybox, "--list")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => name != "busybox"))
        {
            File.CreateSymbolicLink(root.File("bin/" + applet), "busybox");
        }

        Directory.CreateDirectory(root.File("etc/dropbear"));
        Directory.CreateDirectory(root.File("dev"));
        Directory.CreateDirectory(root.File("root"));
        root.Write("etc/openwrt_release", "DISTRIB_ID='OpenWrt'\n");

        (int status, byte[] output) = await RunAsync(Tool.Require("chroot", "coreutils"), PosixScript.Replace(Mark, "-", 4, null), "new\n"u8.ToArray(), "/root", "/bin", root.Path, "/bin/ash");

        Assert.Equal((0, $"{Mark} done\n"), (status, Encoding.ASCII.GetString(output)));
        Assert.Equal("new\n", File.ReadAllText(root.File("etc/dropbear/authorized_keys")));
    }

    private static async Task<string> StampAsync(TempFolder home)
    {
        (_, byte[] output) = await RunAsync("/bin/sh", PosixScript.Read(Mark), [], home.Path);
        return Encoding.UTF8.GetString(output).Split(' ')[1];
    }

    private static void Keys(TempFolder home, string text)
    {
        Directory.CreateDirectory(home.File(".ssh"));
        home.Write(".ssh/authorized_keys", text);
    }

    /// <summary>A folder with nothing but busybox under all its names.</summary>
    private static async Task<string> BusyboxAsync(string folder)
    {
        string busybox = Tool.Require("busybox", "busybox");
        Directory.CreateDirectory(folder);
        await Tool.OutputAsync(busybox, "--install", "-s", folder);
        return folder;
    }

    private static async Task<(int Status, byte[] Output)> RunAsync(string shell, string command, byte[] input, string home, string? path = null, params string[] before)
    {
        ProcessStartInfo start = new(shell) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in before)
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(command);
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = path ?? "/usr/bin:/bin";
        using Process process = Process.Start(start)!;
        await process.StandardInput.BaseStream.WriteAsync(input, TestContext.Current.CancellationToken);
        process.StandardInput.Close();
        using MemoryStream output = new();
        await process.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToArray());
    }
}
