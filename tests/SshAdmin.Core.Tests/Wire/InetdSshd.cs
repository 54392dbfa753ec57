using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace SshAdmin.Core.Tests.Wire;

/// <summary>Debian's sshd with fresh host keys, one process per connection over pipes (<c>sshd -i</c>): no port, no listener to leave behind.</summary>
public sealed class InetdSshd : IDisposable
{
    private const string Sshd = "/usr/sbin/sshd";

    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-sshd-").FullName;
    private readonly bool _usable;

    public InetdSshd()
    {
        // sshd started by root wants its empty folder.
        _usable = File.Exists(Sshd) && File.Exists("/usr/bin/ssh-keygen") && (Environment.UserName != "root" || Directory.Exists("/run/sshd"));
        if (!_usable)
        {
            return;
        }

        Run("-q", "-t", "ed25519", "-N", "", "-f", Path.Combine(_folder, "ca"));
        foreach (string[] type in new[] { new[] { "ed25519" }, ["ecdsa", "-b", "256"], ["ecdsa", "-b", "384"], ["ecdsa", "-b", "521"], ["rsa", "-b", "2048"] })
        {
            string file = Path.Combine(_folder, "key_" + string.Concat(type));
            Run(["-q", "-t", .. type, "-N", "", "-f", file]);
            Run("-q", "-s", Path.Combine(_folder, "ca"), "-h", "-I", "host", "-n", "localhost", file + ".pub");
        }

        string keys = string.Concat(Directory.GetFiles(_folder, "key_*").Where(file => !file.EndsWith(".pub", StringComparison.Ordinal)).Select(file => $"HostKey {file}\nHostCertificate {file}-cert.pub\n"));
        File.WriteAllText(Path.Combine(_folder, "config"), keys + """
            UsePAM no
            LogLevel ERROR
            HostKeyAlgorithms +ssh-rsa,ssh-rsa-cert-v01@openssh.com
            KexAlgorithms +diffie-hellman-group14-sha1,diffie-hellman-group1-sha1,diffie-hellman-group-exchange-sha1
            Ciphers +aes128-cbc,aes192-cbc,aes256-cbc,3des-cbc
            MACs +hmac-sha1,hmac-sha1-etm@openssh.com

            """);
    }

    /// <summary>A new connection; dispose ends its process.</summary>
    public InetdConnection Connect()
    {
        Assert.SkipUnless(_usable, "Debian's openssh-server (with /run/sshd, for root) and openssh-client are needed.");
        ProcessStartInfo start = new(Sshd) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "-i", "-e", "-f", Path.Combine(_folder, "config") })
        {
            start.ArgumentList.Add(argument);
        }

        return new(Process.Start(start)!);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Run(params string[] arguments)
    {
        using Process process = Process.Start("/usr/bin/ssh-keygen", arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
