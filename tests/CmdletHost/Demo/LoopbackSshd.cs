using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace SshAdmin.CmdletHost.Demo;

/// <summary>A real sshd on a free loopback port, as the current user, with a configuration and host keys of its own.</summary>
public sealed class LoopbackSshd : IDisposable
{
    private const int StartAttempts = 3;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(5);
    private static readonly string[] Places = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/libexec", "/opt/homebrew/sbin"];
    private Process? _server;
    private string? _folder;

    public int Port { get; private set; }

    /// <summary>The file that sshd reads the current user's public keys from.</summary>
    public string AuthorizedKeysPath => Path.Combine(_folder ?? throw new InvalidOperationException("The server was not started."), "authorized_keys");

    /// <summary>Starts it and waits until it greets; false when no sshd is installed.</summary>
    /// <param name="configuration">Further lines of sshd_config.</param>
    public bool TryStart(params string[] configuration)
    {
        string? sshd = Find("sshd");
        string? keygen = Find("ssh-keygen");
        if (sshd is null || keygen is null)
        {
            return false;
        }

        _folder = Directory.CreateTempSubdirectory("sshadmin-sshd-").FullName;
        foreach (string type in new[] { "ed25519", "ecdsa", "rsa" })
        {
            using Process made = Start(keygen, "-q", "-N", "", "-t", type, "-f", Path.Combine(_folder, $"host_{type}"));
            made.WaitForExit();
        }

        File.WriteAllText(AuthorizedKeysPath, "");
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            // Debian's sshd wants this folder when root starts it; its init script makes it.
            Directory.CreateDirectory("/run/sshd");
        }

        for (int attempt = 0; attempt < StartAttempts; attempt++)
        {
            // Another process may take the port between our look and sshd's bind: then the next one.
            Port = FreePort();
            File.WriteAllLines(Path.Combine(_folder, "sshd_config"), Configuration().Concat(configuration));
            _server = Start(sshd, "-D", "-e", "-f", Path.Combine(_folder, "sshd_config"));
            if (WaitForGreeting(_server))
            {
                return true;
            }

            StopServer();
        }

        throw new IOException("sshd is installed but did not start; run it by hand with -D -e to see why.");
    }

    public void Dispose()
    {
        StopServer();
        if (_folder is not null)
        {
            Directory.Delete(_folder, true);
            _folder = null;
        }
    }

    private string[] Configuration() =>
    [
        $"Port {Port}",
        "ListenAddress 127.0.0.1",
        $"HostKey {_folder}/host_ed25519",
        $"HostKey {_folder}/host_ecdsa",
        $"HostKey {_folder}/host_rsa",
        $"PidFile {_folder}/pid",
        $"AuthorizedKeysFile {_folder}/authorized_keys",
        "PermitRootLogin yes",
        "PasswordAuthentication no",
        "KbdInteractiveAuthentication no",
        "UsePAM no",
        "StrictModes no",
    ];

    private bool WaitForGreeting(Process server)
    {
        Stopwatch clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartTime && !server.HasExited)
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Port);
                using StreamReader reader = new(client.GetStream());
                return reader.ReadLine()?.StartsWith("SSH-2.0-OpenSSH", StringComparison.Ordinal) == true;
            }
            catch (IOException)
            {
                return false;
            }
            catch (SocketException)
            {
                // Not listening yet.
                server.WaitForExit(20);
            }
        }

        return false;
    }

    private void StopServer()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill(true);
            _server.WaitForExit();
        }

        _server?.Dispose();
        _server = null;
    }

    private static Process Start(string program, params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;

        // Read away what it says, or it would wait when the pipe is full.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static string? Find(string name) => Places.Select(place => Path.Combine(place, name)).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
