using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>An account of this machine that lives as long as one test; needs root.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    public const string Password = "correct horse 7";

    private TestAccount(string name)
    {
        Name = name;
    }

    public string Name { get; }

    public string Home => "/home/" + Name;

    public string KeysFile => Home + "/.ssh/authorized_keys";

    /// <param name="shell">Program name of the login shell.</param>
    /// <param name="package">The Debian package that has it.</param>
    public static async Task<TestAccount> CreateAsync(string shell = "bash", string package = "bash")
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Needs root, to make an account.");
        string path = Tool.Require(shell, package);
        TestAccount account = new("sshadm" + Guid.NewGuid().ToString("N")[..8]);
        await Tool.OutputAsync(Tool.Require("useradd", "passwd"), "-m", "-s", path, account.Name);
        using Process chpasswd = Tool.Start(Tool.Require("chpasswd", "passwd"));
        await chpasswd.StandardInput.WriteLineAsync($"{account.Name}:{Password}");
        chpasswd.StandardInput.Close();
        await chpasswd.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, chpasswd.ExitCode);
        return account;
    }

    public async ValueTask DisposeAsync()
    {
        // A session that just ended may still hold the account for a moment; -f does not mind.
        await Tool.RunAsync(Tool.Require("userdel", "passwd"), "-f", "-r", Name);
        if (Directory.Exists(Home))
        {
            Directory.Delete(Home, recursive: true);
        }
    }
}
