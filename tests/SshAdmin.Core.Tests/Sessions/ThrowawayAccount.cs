using System;
using System.Diagnostics;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>A local account with a password, for the length of one test; needs root.</summary>
internal sealed class ThrowawayAccount : IAsyncDisposable
{
    private ThrowawayAccount(string name, string password)
    {
        Name = name;
        Password = password;
    }

    public string Name { get; }

    public string Password { get; }

    public static async Task<ThrowawayAccount> CreateAsync(bool home = false)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Making a local account needs root.");
        string useradd = Tool.Require("useradd", "passwd");
        ThrowawayAccount account = new("sshadm" + Guid.NewGuid().ToString("N")[..8], Guid.NewGuid().ToString("N"));
        await Tool.OutputAsync(useradd, home ? "-m" : "-M", "-d", home ? "/home/" + account.Name : "/nonexistent", "-s", "/bin/sh", account.Name);
        using Process chpasswd = Tool.Start(Tool.Require("chpasswd", "passwd"));
        await chpasswd.StandardInput.WriteLineAsync($"{account.Name}:{account.Password}");
        chpasswd.StandardInput.Close();
        await chpasswd.WaitForExitAsync();
        Assert.Equal(0, chpasswd.ExitCode);
        return account;
    }

    /// <summary>Runs chage on the account.</summary>
    public Task<string> AgeAsync(params string[] options) => Tool.OutputAsync(Tool.Require("chage", "passwd"), [.. options, Name]);

    /// <summary>Puts the public half of the key into the account's authorized_keys; the account needs a home.</summary>
    public async Task AuthorizeAsync(string key)
    {
        string folder = $"/home/{Name}/.ssh";
        await Tool.OutputAsync("/usr/bin/install", "-d", "-m", "700", "-o", Name, folder);
        await Tool.OutputAsync("/usr/bin/install", "-m", "600", "-o", Name, key + ".pub", folder + "/authorized_keys");
    }

    public async ValueTask DisposeAsync() => await Tool.RunAsync(Tool.Require("userdel", "passwd"), "-f", "-r", Name);
}
