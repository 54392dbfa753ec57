using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using SshAdmin.Completion;
using SshAdmin.Core.Clients;
using SshAdmin.Core.Diagnosis;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>Signs in at SSH servers, stage by stage, and says what fails, why, what to do, and what to send to the other side. Runs no command there.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SshConnection", DefaultParameterSetName = HostSet)]
[OutputType(typeof(SshConnectionReport), typeof(bool))]
public sealed class TestSshConnectionCommand : RemoteCmdlet
{
    private Passphrase? _passphrase;
    private Passphrase? _password;
    private string[]? _keyPaths;
    private readonly IKeyFileGuard _guard = KeyFileGuard.ForThisSystem();
    private ClientSelection? _client;
    private KnownHostsLocations _knownHosts = KnownHostsLocations.ForThisUser();

    /// <summary>The user to sign in as; without it, the user of -Credential, or else the account of this session, as with ssh.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("User", "LoginName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Private key files of any format that Get-SshKey reads, tried in this order. Without it, and without -UseAgent and -Credential, the files id_rsa, id_ecdsa and id_ed25519 in the folder .ssh.</summary>
    [Parameter]
    [Alias("IdentityFile")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PrivateKeyFileCompleter))]
    public string[]? KeyPath { get; set; }

    /// <summary>Opens encrypted private keys.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>User and password. The password is sent only to a server whose host key is verified.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Lets the ssh-agent sign: with all its keys, or only with those of -KeyPath.</summary>
    [Parameter]
    public SwitchParameter UseAgent { get; set; }

    /// <summary>A known_hosts file to use in place of those of the user and the system.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KnownHostsPath { get; set; }

    /// <summary>What to do about a host key that is not known: stop (Verify), add it to known_hosts and go on (AcceptNew), or go on whatever it is (Ignore).</summary>
    [Parameter]
    public SshHostKeyPolicy HostKeyPolicy { get; set; } = SshHostKeyPolicy.Verify;

    /// <summary>The fingerprint that the host key must have, as ssh-keygen -l shows it; known_hosts is then not needed.</summary>
    /// <remarks>Never from the pipeline: in reports the property of this name is what a server has shown, which proves nothing.</remarks>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? HostKeyFingerprint { get; set; }

    /// <summary>One version of a client, such as <c>Tera Term 4.106</c>: exactly its algorithms are offered to the server.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClientNameCompleter))]
    public string? Client { get; set; }

    /// <summary>Writes True or False per host in place of the report.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override string Activity => "Testing SSH connections";

    /// <summary>Reads what holds for all hosts.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _keyPaths = KeyPath?.Select(path => PathResolution.Single(this, path)).ToArray();
            _client = Client is null ? null : SelectOne(Client);
            _passphrase = Passphrase is null ? null : Core.Keys.Operations.Passphrase.From(Passphrase);
            _password = Credential is null ? null : PasswordOf(Credential);
            if (KnownHostsPath is not null)
            {
                _knownHosts = KnownHostsLocations.Only(PathResolution.Single(this, KnownHostsPath));
            }
        }
        catch (SshAdminException failure)
        {
            Fail(failure, failure.Input);
        }
    }

    /// <summary>Starts the test of each host.</summary>
    protected override void ProcessRecord()
    {
        foreach (string host in HostName)
        {
            Try(host, () =>
            {
                string? fingerprint = HostKeyFingerprint is null ? null : FingerprintText.Normalise(HostKeyFingerprint);
                SessionRequest request = Request(new HostTarget(host).WithDefaultPort(Port), fingerprint);
                Start(host, stop => TestAsync(request, stop));
            });
        }
    }

    /// <summary>Clears the secrets once no test needs them.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _passphrase?.Dispose();
            _password?.Dispose();
        }
    }

    private async Task<object?> TestAsync(SessionRequest request, CancellationToken stop)
    {
        SshConnectionReport report = await ConnectionTest.RunAsync(request, _guard, Report, stop).ConfigureAwait(false);
        return Quiet ? report.Succeeded : report;
    }

    private SessionRequest Request(HostTarget target, string? fingerprint) => new()
    {
        Target = target,
        UserName = UserName ?? Credential?.UserName ?? Environment.UserName,
        KeyPaths = _keyPaths,
        UseAgent = UseAgent,
        Passphrase = _passphrase?.Bytes,
        Password = _password?.Bytes,
        KnownHosts = _knownHosts,
        HostKeyPolicy = HostKeyPolicy,
        HostKeyFingerprint = fingerprint,
        Client = _client,
        Timeout = TimeSpan.FromSeconds(TimeoutSeconds),
    };

    private static Passphrase PasswordOf(PSCredential credential) => credential.Password.Length > 0
        ? Core.Keys.Operations.Passphrase.From(credential.Password)
        : throw new SshInputException(ErrorReason.InvalidArgument, "The password of -Credential is empty; SSH servers take no empty passwords.", credential.UserName);

    private static ClientSelection SelectOne(string name)
    {
        IReadOnlyList<ClientSelection> found = ClientCatalogue.Select(name);
        return found.Count == 1
            ? found[0]
            : throw new SshInputException(
                ErrorReason.InvalidArgument,
                $"'{name}' means {found.Count} ranges of versions, and a connection is made as one of them; name a version, as in '{found[0].Row.Client} {found[0].Row.From}'.",
                name);
    }
}
