using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SshAdmin.Core.Algorithms;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Probe;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Clients;

/// <summary>Real sign-ins: sshd in inetd mode behind the client's proxy command, so that nothing listens and nothing is left running.</summary>
internal sealed class SignInLab : IDisposable
{
    public const string Sshd = "/usr/sbin/sshd";

    public static readonly (SshUserKeyType Type, string File)[] UserKeys =
    {
        (SshUserKeyType.Rsa, "user_rsa"), (SshUserKeyType.Ecdsa, "user_ecdsa"), (SshUserKeyType.Ed25519, "user_ed25519"),
    };

    private static readonly (string Text, string Outcome)[] SshMessages =
    {
        ("no matching key exchange method found", "no: KeyExchange"), ("no matching host key type found", "no: HostKey"),
        ("no matching cipher found", "no: Encryption"), ("no matching MAC found", "no: Mac"), ("Permission denied", "refused"),
    };

    private static readonly (string Text, string Outcome)[] PlinkMessages =
    {
        ("Couldn't agree a key exchange algorithm", "no: KeyExchange"), ("Couldn't agree a host key algorithm", "no: HostKey"),
        ("Couldn't agree a client-to-server cipher", "no: Encryption"), ("Couldn't agree a client-to-server MAC", "no: Mac"),
        ("Selected client-to-server cipher", "no: Encryption"), ("Selected client-to-server MAC", "no: Mac"),
        ("No supported authentication methods available", "refused"),
        ("Cannot confirm a weak crypto primitive in batch mode", "asks"), ("below the configured warning threshold", "asks"), ("Server refused our key", "refused"),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("sshadmin-").FullName;

    private SignInLab()
    {
    }

    public static void Require()
    {
        OpenSshServer.Require();
        Tool.Require("ssh", "openssh-client");
        Tool.Require("plink", "putty-tools");
        Tool.Require("puttygen", "putty-tools");
    }

    public static async Task<SignInLab> CreateAsync()
    {
        var lab = new SignInLab();
        var keys = new[] { "host", "user" }.SelectMany(owner => new[] { ("rsa", "3072"), ("ecdsa", "256"), ("ed25519", "256") }.Select(type => (Name: $"{owner}_{type.Item1}", Type: type.Item1, Bits: type.Item2)));
        await Parallel.ForEachAsync(keys, async (key, _) =>
        {
            await lab.RunAsync("/usr/bin/ssh-keygen", "-q", "-t", key.Type, "-b", key.Bits, "-N", "", "-f", lab.Path(key.Name));
            if (key.Name.StartsWith("user"))
            {
                // Version 2 is what PuTTY before 0.75 reads too.
                await lab.RunAsync("/usr/bin/puttygen", lab.Path(key.Name), "-o", lab.Path(key.Name + ".ppk"), "-O", "private", "--ppk-param", "version=2");
            }
        });
        File.WriteAllLines(lab.Path("authorized_keys"), UserKeys.Select(key => File.ReadAllText(lab.Path(key.File + ".pub")).Trim()));
        return lab;
    }

    /// <summary>The version that an sshd states when it is called wrongly: every version does, before 9.3 only so.</summary>
    public async Task<string> VersionAsync(string sshd)
    {
        var (_, output, errors) = await RunAsync(sshd, "-?");
        return Regex.Match(output + errors, "OpenSSH_([0-9.]+p[0-9]+)").Groups[1].Value;
    }

    /// <summary>Writes an sshd_config with these lines; host keys of all three types where the lines name none.</summary>
    public string WriteConfiguration(int number, string lines)
    {
        string file = Path($"sshd_config_{number}");
        string hostKeys = lines.Contains("HostKey ") ? string.Empty : "HostKey host_rsa\nHostKey host_ecdsa\nHostKey host_ed25519\n";
        string text = Regex.Replace(hostKeys + lines, "^HostKey ", "HostKey " + _folder + "/", RegexOptions.Multiline);
        File.WriteAllText(file, $"AuthorizedKeysFile {Path("authorized_keys")}\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPidFile none\nLogLevel QUIET\n{text}\n");
        return file;
    }

    public async Task<string> EffectiveAsync(string configuration, string sshd = Sshd)
    {
        var (code, output, errors) = await RunAsync(sshd, "-T", "-f", configuration);
        Assert.True(code == 0, errors);
        return output;
    }

    /// <summary>The same configuration on a port of loopback, for probes that ask about keys.</summary>
    public static Task<ServerProcess> StartSshdAsync(string configuration, string sshd, string version, bool keepPenalties = false)
    {
        // From 9.8 on refusals lock an address out for a while, and every test here has the same one.
        string[] penalties = HasPenalties(version) && !keepPenalties ? new[] { "-o", "PerSourcePenalties=no" } : Array.Empty<string>();
        return ServerProcess.StartAsync(sshd, port => new[] { "-D", "-e", "-f", configuration, "-o", $"ListenAddress=127.0.0.1:{port}" }.Concat(penalties).ToArray());
    }

    /// <summary>Whether this sshd has PerSourcePenalties, which are on by default there.</summary>
    public static bool HasPenalties(string version) => ClientVersion.Parse(Regex.Match(version, "^[0-9.]+").Value).CompareTo(ClientVersion.Parse("9.8")) >= 0;

    /// <summary>The other builds of sshd, whose full paths SSHADMIN_TEST_SSHD lists, separated as in PATH; skips the test where there are none.</summary>
    public static string[] OtherBuilds()
    {
        string[] builds = (Environment.GetEnvironmentVariable("SSHADMIN_TEST_SSHD") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries);
        Assert.SkipWhen(builds.Length == 0, "SSHADMIN_TEST_SSHD names no other sshd.");
        return builds;
    }

    /// <summary>What the probe says when it asks about this key of the current user.</summary>
    public Task<SshAlgorithmSupport> AskAsync(int port, string key, IReadOnlyList<ClientSelection> clients) => HostProbe.RunAsync(
        new HostTarget("127.0.0.1", port),
        new ProbeOptions { Clients = clients, UserKey = UserKeyQuestion.From(Environment.UserName, Path(key + ".pub")), Timeout = TimeSpan.FromSeconds(30) },
        null,
        TestContext.Current.CancellationToken);

    /// <summary>Dropbear on a port of loopback, with the lab's host keys; its own mount namespace hides the real home folder, where it looks for keys.</summary>
    public async Task<ServerProcess> StartDropbearAsync()
    {
        string dropbear = Tool.Require("dropbear", "dropbear-bin");
        string convert = Tool.Require("dropbearconvert", "dropbear-bin");
        string unshare = Tool.Require("unshare", "util-linux");
        Assert.SkipUnless((await RunAsync(unshare, "-m", "/bin/sh", "-c", $"mount -t tmpfs -o mode=700 tmpfs {Home}")).Code == 0, "This user may not mount in a namespace of its own.");
        foreach (string name in HostKeys)
        {
            await RunAsync(convert, "openssh", "dropbear", Path(name), Path(name + ".dropbear"));
        }

        string keys = string.Join(' ', HostKeys.Select(name => "-r " + Path(name + ".dropbear")));
        return await ServerProcess.StartAsync(unshare, port => new[]
        {
            "-m", "/bin/sh", "-c",
            $"mount -t tmpfs -o mode=700 tmpfs {Home} && mkdir -m 700 {Home}/.ssh && cp {Path("authorized_keys")} {Home}/.ssh/ && chmod 600 {Home}/.ssh/authorized_keys && exec {dropbear} -F -E -P {Path("dropbear.pid")} -p 127.0.0.1:{port} {keys}",
        });
    }

    public async Task<string> SignInWithSshAsync(SignInTarget target, string key)
    {
        var (code, _, errors) = await RunAsync("/usr/bin/ssh", SshArguments(target).Concat(new[] { "-i", Path(key), User(target), "true" }).ToArray());
        return Classify(code, errors, SshMessages);
    }

    public async Task<string> SignInWithPlinkAsync(SignInTarget target, string key, string plink)
    {
        var hostKeys = HostKeys.SelectMany(name => new[] { "-hostkey", Fingerprint(name) });
        var (code, _, errors) = await RunAsync(plink, new[] { "-ssh", "-batch", "-v", "-noagent", "-i", Path(key + ".ppk") }.Concat(hostKeys).Concat(target.Plink).Concat(new[] { User(target), "true" }).ToArray());
        return Classify(code, errors, PlinkMessages);
    }

    /// <summary>What the server offers on the wire, as ssh -vv prints it.</summary>
    public async Task<ServerOffer> ReadOfferAsync(SignInTarget target)
    {
        // Old names are added, so that the handshake comes as far as server-sig-algs.
        string[] everything = { "-o", "KexAlgorithms=+diffie-hellman-group1-sha1,diffie-hellman-group14-sha1,diffie-hellman-group-exchange-sha1", "-o", "HostKeyAlgorithms=+ssh-rsa", "-o", "Ciphers=+aes128-cbc,aes192-cbc,aes256-cbc,3des-cbc", "-o", "MACs=+hmac-md5,hmac-sha1-96,hmac-md5-96" };
        var (_, _, errors) = await RunAsync("/usr/bin/ssh", SshArguments(target).Concat(everything).Concat(new[] { "-vv", "-o", "PreferredAuthentications=none", User(target), "true" }).ToArray());
        return Read(errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly string[] HostKeys = { "host_rsa", "host_ecdsa", "host_ed25519" };

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string User(SignInTarget target) => Environment.UserName + "@" + target.Host;

    private static ServerOffer Read(string verbose)
    {
        string proposal = verbose.Substring(verbose.IndexOf("peer server KEXINIT proposal", StringComparison.Ordinal));
        string[] Names(string label) => Regex.Match(proposal, "debug2: " + label + ": (.*)").Groups[1].Value.TrimEnd('\r').Split(',', StringSplitOptions.RemoveEmptyEntries);
        var announced = Regex.Match(verbose, "server-sig-algs=<(.*)>");
        return new ServerOffer
        {
            Identification = "SSH-2.0-" + Regex.Match(verbose, "remote software version (.*)").Groups[1].Value.TrimEnd('\r'),
            KeyExchange = Names("KEX algorithms"),
            HostKey = Names("host key algorithms"),
            EncryptionClientToServer = Names("ciphers ctos"),
            EncryptionServerToClient = Names("ciphers stoc"),
            MacClientToServer = Names("MACs ctos"),
            MacServerToClient = Names("MACs stoc"),
            CompressionClientToServer = Names("compression ctos"),
            CompressionServerToClient = Names("compression stoc"),
            ServerSignatureAlgorithms = announced.Success ? announced.Groups[1].Value.Split(',') : null,
        };
    }

    // plink before 0.76 ends with 0 when it gives up at its own question.
    private static string Classify(int code, string errors, (string Text, string Outcome)[] messages) =>
        messages.FirstOrDefault(message => errors.Contains(message.Text, StringComparison.OrdinalIgnoreCase) && (code != 0 || message.Outcome == "asks")).Outcome ?? (code == 0 ? "ok" : "not understood: " + errors);

    private static IEnumerable<string> SshArguments(SignInTarget target) => new[]
    {
        "-F", "none", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "StrictHostKeyChecking=no",
        "-o", "UserKnownHostsFile=/dev/null", "-o", "GlobalKnownHostsFile=/dev/null",
    }.Concat(target.Ssh);

    // The form that plink before 0.75 takes too.
    private string Fingerprint(string name)
    {
        byte[] blob = Convert.FromBase64String(File.ReadAllText(Path(name + ".pub")).Split(' ')[1]);
        return string.Join(':', System.Security.Cryptography.MD5.HashData(blob).Select(part => part.ToString("x2")));
    }

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private async Task<(int Code, string Output, string Errors)> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

        // PuTTY orders host keys by what its cache in the home folder knows.
        start.Environment["HOME"] = _folder;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var deadline = new System.Threading.CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, string.Empty, program + " did not end within 20 seconds.");
        }

        return (process.ExitCode, await output, await errors);
    }
}
