using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using SshAdmin.Core.Platform.Unix;

namespace SshAdmin.Core.Tests.Platform.Unix;

/// <summary>The accounts alice and bob, both in the group team, and an sshd that they can sign in at. Only within <see cref="PrivateMounts"/>.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class AccountStage
{
    public const uint Alice = 2001;
    public const uint Bob = 2002;
    public const uint Team = 2003;
    public const string Home = "/home/alice";
    public const string Ssh = Home + "/.ssh";
    public const string Authorized = Ssh + "/authorized_keys";
    public const string Key = Ssh + "/id_ed25519";

    private const string Sshd = "/usr/sbin/sshd";
    private const string Root = "/run/stage";
    private static readonly string[] Needed = [Sshd, "/usr/bin/ssh", "/usr/bin/ssh-keygen", "/usr/bin/setpriv", "/usr/bin/chown"];

    private AccountStage()
    {
    }

    /// <summary>Takes <paramref name="play"/> to a stage of its own.</summary>
    public static void With(Action<AccountStage> play) => PrivateMounts.Run(() =>
    {
        foreach (string program in Needed)
        {
            Assert.SkipUnless(File.Exists(program), $"{program} is not installed");
        }

        PrivateMounts.Empty("/home");
        PrivateMounts.Empty("/srv");
        PrivateMounts.Empty("/run");
        Assert.Empty(Directory.EnumerateFileSystemEntries("/home"));
        Directory.CreateDirectory("/run/sshd");
        Directory.CreateDirectory(Root);
        ReplaceAccounts();
        var stage = new AccountStage();
        stage.Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Root + "/host");
        stage.Run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", Root + "/key");
        File.WriteAllText(Root + "/config", $"""
            HostKey {Root}/host
            StrictModes yes
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            UsePAM no
            LogLevel VERBOSE

            """);
        stage.Reset();
        play(stage);
    });

    /// <summary>A keeper for one account; root sees the files for both.</summary>
    public UnixPermissionKeeper Keeper(uint self = 0) => new(new Seen(self));

    /// <summary>What an account may open and change, without being root: on this thread only, and not for processes that it starts.</summary>
    public static void As(uint account, Action action)
    {
        FileUser(account);
        try
        {
            action();
        }
        finally
        {
            FileUser(0);
        }
    }

    /// <summary>alice's files as ssh-keygen and mkdir -m 700 make them.</summary>
    public void Reset()
    {
        foreach (string entry in Directory.EnumerateFileSystemEntries("/home").Concat(Directory.EnumerateFileSystemEntries("/srv")).ToList())
        {
            Run("rm", "-rf", entry);
        }

        Directory.CreateDirectory(Ssh);
        File.Copy(Root + "/key.pub", Authorized);
        File.Copy(Root + "/key", Key);
        Run("chown", "-R", $"{Alice}:{Alice}", Home);
        Mode("0755", Home);
        Mode("0700", Ssh);
        Mode("0600", Authorized);
        Mode("0600", Key);
    }

    public void Mode(string mode, string path) => Run("chmod", mode, path);

    public void Own(string owner, string path) => Run("chown", "-h", owner, path);

    public void Move(string from, string to)
    {
        Run("mv", from, to);
        File.CreateSymbolicLink(from, to);
    }

    /// <summary>What a listing shows of everything there, and of the folders around it.</summary>
    public string Listing(params string[] paths) => Run("find", [.. paths, "-printf", "%p %U:%G %m\n"]).Output;

    /// <summary>Whether sshd lets alice in with the key, which the client reads from elsewhere.</summary>
    public bool AliceSignsIn() => Run("ssh", "-F", "none", "-i", Root + "/key", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
        "-o", $"ProxyCommand={Sshd} -i -f {Root}/config -E {Root}/log", "alice@localhost", "true").ExitCode == 0;

    /// <summary>Whether OpenSSH takes the key when that account uses it.</summary>
    public bool Takes(string account, string key) => Run("setpriv", $"--reuid={account}", $"--regid={account}", "--init-groups", "ssh-keygen", "-y", "-P", "", "-f", key).ExitCode == 0;

    private (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = "/" })!;
        process.StandardInput.Close();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    // Not one mount for each file: that would vanish when the machine replaces its own file in the meantime (rename(2)).
    private static void ReplaceAccounts()
    {
        Directory.CreateDirectory(Root + "/etc");
        PrivateMounts.Show("/etc", Root + "/etc");
        PrivateMounts.Empty("/etc");
        foreach (string entry in Directory.EnumerateFileSystemEntries(Root + "/etc").ToList())
        {
            File.CreateSymbolicLink("/etc/" + Path.GetFileName(entry), entry);
        }

        Add("passwd", $"alice:x:{Alice}:{Alice}::{Home}:/bin/sh", $"bob:x:{Bob}:{Bob}::/home/bob:/bin/sh");
        Add("group", $"alice:x:{Alice}:", $"bob:x:{Bob}:", $"team:x:{Team}:alice,bob");
        Add("shadow", "alice:*:19000:0:99999:7:::", "bob:*:19000:0:99999:7:::");
    }

    private static void Add(string name, params string[] lines)
    {
        string text = File.ReadAllText(Path.Combine(Root, "etc", name));
        File.Delete("/etc/" + name);
        File.WriteAllText("/etc/" + name, text.TrimEnd('\n') + "\n" + string.Join("\n", lines) + "\n");
    }

    [DllImport("libc", EntryPoint = "setfsuid")]
    private static extern int FileUser(uint user);

    private sealed class Seen(uint self) : IUnixAccounts
    {
        private readonly CachedAccounts _accounts = new();

        public uint Self => self;

        public IReadOnlyList<UnixAccount> Local => _accounts.Local;

        public UnixAccount? Find(uint user) => _accounts.Find(user);

        public UnixAccount? Find(string name) => _accounts.Find(name);

        public IReadOnlyCollection<uint> GroupsOf(UnixAccount account) => _accounts.GroupsOf(account);
    }
}
