using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Core.AuthorizedKeys;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.AuthorizedKeys.Remote;
using SshAdmin.Core.Keys;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Tests.Peers;
using SshAdmin.Core.Wire;

namespace SshAdmin.Core.Tests.AuthorizedKeys.Remote;

/// <summary>The remote commands against one server and user, and the real ssh beside them.</summary>
internal sealed class RemoteSession(int port, string user, string hostKey)
{
    public RecordedReport Report { get; } = new();

    public string HostKeyFingerprint { get; } = Fingerprint.Sha256(Samples.Blob(hostKey));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public SessionRequest WithPassword(string password = TestAccount.Password) => Request() with { KeyPaths = [], Password = Encoding.UTF8.GetBytes(password) };

    public SessionRequest WithKey(string path) => Request() with { KeyPaths = [path] };

    public RemoteAuthorizedKeys Open(SessionRequest request) => new(request, KeyFileGuard.ForThisSystem(), Report);

    public async Task<SshAuthorizedKey> AddAsync(SessionRequest request, string line, bool backup = false) =>
        (await Open(request).AddAsync([Samples.Key(line)], _ => Task.FromResult(true), backup, Stop)).Single();

    public Task<IReadOnlyList<SshAuthorizedKey>> ListAsync(SessionRequest request) => Open(request).ListAsync(new KeySelector([], [], null), Stop);

    public Task<IReadOnlyList<SshAuthorizedKey>> RemoveAsync(SessionRequest request, string line, bool force = false) =>
        Open(request).RemoveAsync(new KeySelector([], [Samples.Blob(line)], null), _ => Task.FromResult(true), force, backup: false, Stop);

    public async Task<bool> VerifyAsync(SessionRequest request, string line, string? privateKeyPath)
    {
        KeyToAdd key = Samples.Key(line);
        return (await Open(request).VerifyAsync([key], privateKeyPath, Stop)).Contains(Fingerprint.Sha256(key.Key.Blob));
    }

    /// <summary>A login with that key by OpenSSH's own client.</summary>
    public Task<ToolResult> SshAsync(string keyPath, string command = "true") => Tool.RunAsync(
        Tool.Require("ssh", "openssh-client"),
        "-F", "none", "-i", keyPath, "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        "-p", port.ToString(), $"{user}@127.0.0.1", command);

    private SessionRequest Request() => new()
    {
        Target = new HostTarget("127.0.0.1", port),
        UserName = user,
        HostKeyFingerprint = HostKeyFingerprint,
        Timeout = TimeSpan.FromSeconds(30),
    };
}
