using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Keys;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.Sessions;

/// <summary>A client's folder beside a server: keys, known_hosts, and a request that signs in as the current user.</summary>
internal sealed class TestBed : IDisposable
{
    /// <summary>Long enough that only a hang reaches it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TempFolder Folder { get; } = new();

    public string KnownHosts => Folder.File("known_hosts");

    /// <summary>Makes known_hosts name all keys of the server.</summary>
    public void Trust(OpenSshServer server) =>
        Folder.Write("known_hosts", string.Concat(server.HostKeys.Select(key => $"[127.0.0.1]:{server.Port} {File.ReadAllText(key + ".pub")}")));

    /// <summary>Makes known_hosts name what ssh-keyscan sees.</summary>
    public async Task TrustAsync(int port) =>
        Folder.Write("known_hosts", (await Tool.RunAsync(Tool.Require("ssh-keyscan", "openssh-client"), "-p", port.ToString(), "127.0.0.1")).Output);

    /// <summary>A private key made by ssh-keygen, readable by its owner only.</summary>
    public async Task<string> KeyAsync(string type, int bits = 0, string passphrase = "", params string[] more)
    {
        string path = Folder.File($"{type}-{bits}-{Guid.NewGuid():N}");
        string[] size = bits == 0 ? [] : ["-b", bits.ToString()];
        await Tool.OutputAsync(Tool.Require("ssh-keygen", "openssh-client"), ["-q", "-t", type, .. size, "-N", passphrase, "-C", "comment", "-f", path, .. more]);
        return path;
    }

    public static void Authorize(OpenSshServer server, params string[] keys) =>
        File.WriteAllText(Path.Combine(server.Folder, "authorized_keys"), string.Concat(keys.Select(key => File.ReadAllText(key + ".pub"))));

    public SessionRequest Request(int port, params string[] keys) => new()
    {
        Target = new HostTarget("127.0.0.1", port),
        UserName = Environment.UserName,
        KeyPaths = keys,
        KnownHosts = KnownHostsLocations.Only(KnownHosts),
        Timeout = Patience,
    };

    public static Task<SshConnectionReport> TestAsync(SessionRequest request, IReport? report = null) =>
        ConnectionTest.RunAsync(request, NoGuard.Instance, report, TestContext.Current.CancellationToken);

    public static Task<SshConnectionReport> TestUntilAsync(SessionRequest request, CancellationToken stop) =>
        ConnectionTest.RunAsync(request, NoGuard.Instance, null, stop);

    public static ClientSelection Client(string name) => ClientCatalogue.Select(name).Single();

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public void Dispose() => Folder.Dispose();

    /// <summary>Most tests are not about permissions, and the file systems of build machines differ.</summary>
    private sealed class NoGuard : IKeyFileGuard
    {
        public static readonly NoGuard Instance = new();

        public string? WhyRefused(string path, SshKeyFormat format, ClientSelection? client) => null;
    }
}

/// <summary>Keeps what the core tells.</summary>
internal sealed class RecordingReport : IReport
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return _lines.ToArray();
            }
        }
    }

    public void Verbose(string text) => Add(text);

    public void Debug(string text) => Add(text);

    public void Warning(string text) => Add(text);

    public void Progress(string activity, string status, int percent) => Add(activity + status);

    private void Add(string text)
    {
        lock (_lines)
        {
            _lines.Add(text);
        }
    }
}
