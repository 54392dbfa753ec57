using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Tests.Sessions;
using SshAdmin.Core.Wire.KeyExchange;
using SshAdmin.Core.Wire.Packets;
using SshAdmin.Core.Wire.Transport;

namespace SshAdmin.LongRuns.Interop;

/// <summary>Every SSH server that Debian has, each with all host key types and all algorithms it can be talked into.</summary>
internal sealed class ServerFleet(TempFolder folder) : IAsyncDisposable
{
    private static readonly (string Type, int Bits)[] KeyTypes = [("rsa", 3072), ("ecdsa", 256), ("ecdsa", 384), ("ecdsa", 521), ("ed25519", 0)];
    private readonly List<IAsyncDisposable> _running = [];

    /// <summary>The sample keys, which serve as host keys and as user keys.</summary>
    public List<string> Keys { get; } = [];

    public List<InteropServer> Servers { get; } = [];

    private string Authorized => folder.File("authorized_keys");

    public async Task StartAsync()
    {
        foreach ((string type, int bits) in KeyTypes)
        {
            Keys.Add(await ServerKeys.GetAsync(type, bits));
        }

        folder.Write("authorized_keys", string.Concat(Keys.Select(key => File.ReadAllText(key + ".pub"))));
        await TryAsync("OpenSSH", OpenSshAsync);
        await TryAsync("Dropbear", async () => await WithAccountAsync(await DropbearServer.StartAsync(), server => server.Port));
        await TryAsync("TinySSH", async () => await WithAccountAsync(await TinySshServer.StartAsync(), server => server.Port));
        await TryAsync("AsyncSSH", async () => AnyUser(await AsyncSshServer.StartAsync("authorized_client_keys=" + Authorized), server => server.Port));
        await TryAsync("Paramiko", () => PythonAsync("paramiko_server.py", "python3-paramiko"));
        await TryAsync("Twisted Conch", () => PythonAsync("conch_server.py", "python3-twisted"));
        await TryAsync("Go x/crypto", GoAsync);
        await TryAsync("Erlang/OTP", ErlangAsync);
        await TryAsync("libssh", LibsshAsync);
        if (Servers[^1] is { Name: "libssh" } libssh)
        {
            foreach (string key in Keys)
            {
                ServerProcess server = await LibsshAsync(key + ".pub");
                _running.Add(server);
                libssh.PortsByKey[key] = server.Port;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable running in _running)
        {
            await running.DisposeAsync();
        }
    }

    // A server that is not installed, or does not start, is left out and said to be.
    private async Task TryAsync(string name, Func<Task<(int Port, string? UserName, IAsyncDisposable Running)>> start)
    {
        try
        {
            (int port, string? user, IAsyncDisposable running) = await start();
            _running.Add(running);
            Servers.Add(new InteropServer(name, port, user, running));
        }
        catch (Exception error)
        {
            Console.Error.WriteLine($"{name} is left out: {error.Message.Replace("$XunitDynamicSkip$", "")}");
        }
    }

    private async Task<(int, string?, IAsyncDisposable)> OpenSshAsync()
    {
        string authority = await ServerKeys.GetAsync("ed25519", 256);
        foreach (string key in Keys)
        {
            await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), "-q", "-s", authority, "-I", "host", "-h", key + ".pub");
        }

        string[] configuration =
        [
            "KexAlgorithms " + string.Join(',', KeyExchangeMethods.Supported.Select(method => method.Name)),
            "Ciphers " + string.Join(',', PacketProtections.SupportedCiphers.Select(cipher => cipher.Name)),
            "MACs " + string.Join(',', PacketProtections.SupportedMacs.Select(mac => mac.Name)),
            "HostKeyAlgorithms " + string.Join(',', ClientAlgorithms.Probe.HostKey),
            "PubkeyAcceptedAlgorithms +ssh-rsa",
            .. Keys.Select(key => $"HostCertificate {key}-cert.pub"),
        ];
        OpenSshServer server = await OpenSshServer.StartAsync(KeyTypes, configuration);
        File.Copy(Authorized, Path.Combine(server.Folder, "authorized_keys"));
        return (server.Port, Environment.UserName, server);
    }

    // Dropbear and TinySSH look for keys in the home folder of an account and nowhere else.
    private async Task<(int, string?, IAsyncDisposable)> WithAccountAsync<T>(T server, Func<T, int> port)
        where T : IAsyncDisposable
    {
        string? user = null;
        if (OperatingSystem.IsLinux() && Environment.UserName == "root")
        {
            ThrowawayAccount account = await ThrowawayAccount.CreateAsync(home: true);
            _running.Add(account);
            File.Copy(Authorized, Authorized + ".pub", overwrite: true);
            await account.AuthorizeAsync(Authorized);
            user = account.Name;
        }

        return (port(server), user, server);
    }

    private static (int, string?, IAsyncDisposable) AnyUser<T>(T server, Func<T, int> port)
        where T : IAsyncDisposable => (port(server), "anybody", server);

    private Task<(int, string?, IAsyncDisposable)> PythonAsync(string script, string package) =>
        ProgramAsync(Tool.Require("python3", package), "-W", "ignore", Script(script));

    private async Task<(int, string?, IAsyncDisposable)> ProgramAsync(string program, params string[] words) =>
        AnyUser(await ServerProcess.StartAsync(program, port => [.. words, $"{port}", Authorized, .. Keys]), server => server.Port);

    private async Task<(int, string?, IAsyncDisposable)> GoAsync()
    {
        Tool.Require("go", "golang-go, golang-golang-x-crypto-dev");
        string program = folder.File("goserver");
        await Tool.OutputAsync("/usr/bin/env", "GO111MODULE=off", "GOPATH=/usr/share/gocode", "GOCACHE=" + folder.File("gocache"), "go", "build", "-o", program, Script("server.go"));
        return await ProgramAsync(program);
    }

    private async Task<(int, string?, IAsyncDisposable)> ErlangAsync()
    {
        string home = Directory.CreateDirectory(folder.File("erlang")).FullName;
        File.Copy(Keys[0], Path.Combine(home, "ssh_host_rsa_key"));
        File.Copy(Keys[1], Path.Combine(home, "ssh_host_ecdsa_key"));
        File.Copy(Keys[^1], Path.Combine(home, "ssh_host_ed25519_key"));
        File.Copy(Authorized, Path.Combine(home, "authorized_keys"));
        string escript = Tool.Require("escript", "erlang-ssh");
        return AnyUser(await ServerProcess.StartAsync(escript, port => [Script("server.erl"), $"{port}", home]), server => server.Port);
    }

    // Debian ships libssh's example server as source. It reads the first line of its authorized_keys.
    private async Task<(int, string?, IAsyncDisposable)> LibsshAsync()
    {
        const string source = "/usr/share/doc/libssh-dev/examples/ssh_server.c";
        string compiler = Tool.Require("gcc", "gcc, libssh-dev, libssh-doc");
        folder.Write("config.h", "#define HAVE_ARGP_H 1\n#define HAVE_PTY_H 1\n#define HAVE_UTMP_H 1\n");
        string program = folder.File("libssh-server");
        await Tool.OutputAsync(compiler, "-w", "-I", folder.Path, "-o", program, source, "-lssh", "-lutil");
        return AnyUser(await LibsshAsync(Authorized), server => server.Port);
    }

    private Task<ServerProcess> LibsshAsync(string authorized)
    {
        string[] hostKeys = [.. new[] { Keys[0], Keys[1], Keys[^1] }.SelectMany(key => new[] { "-k", key })];
        return ServerProcess.StartAsync(folder.File("libssh-server"), port => ["-p", $"{port}", .. hostKeys, "-a", authorized, "-u", "anybody", "127.0.0.1"]);
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Interop", "Servers", name);
}
