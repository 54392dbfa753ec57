using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Security;
using SshAdmin.Completion;
using SshAdmin.Core.AuthorizedKeys.Input;
using SshAdmin.Core.AuthorizedKeys.Local;
using SshAdmin.Core.Errors;
using SshAdmin.Core.Keys.Operations;
using SshAdmin.Core.KnownHosts;
using SshAdmin.Core.Platform;
using SshAdmin.Core.Reporting;
using SshAdmin.Core.Sessions;
using SshAdmin.Core.Wire;

namespace SshAdmin.Commands;

/// <summary>A command over authorized_keys files: of servers, of accounts of this computer, or by path.</summary>
public abstract class AuthorizedKeyCmdlet : RemoteCmdlet
{
    /// <summary>Name of the parameter set of <see cref="Path"/>.</summary>
    protected const string PathSet = "Path";

    /// <summary>Name of the parameter set of <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Name of the parameter set of <see cref="LocalUser"/>.</summary>
    protected const string LocalUserSet = "LocalUser";

    private readonly List<Passphrase> _secrets = [];
    private byte[]? _passphrase;
    private byte[]? _password;
    private string[]? _keyPaths;
    private KnownHostsLocations _knownHosts = KnownHostsLocations.ForThisUser();

    /// <summary>authorized_keys files of this computer; wildcards are allowed for files that exist.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>authorized_keys files of this computer, taken letter by letter.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Accounts of this computer: the files that sshd reads for them; a new key goes into the first. On Windows, administrators share the file administrators_authorized_keys.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LocalUserSet)]
    [ValidateNotNullOrEmpty]
    public string[] LocalUser { get; set; } = [];

    /// <summary>The user on the server, who is also the one to sign in; without it, the user of -Credential, or else the account of this session, as with ssh.</summary>
    [Parameter(ParameterSetName = HostSet, ValueFromPipelineByPropertyName = true)]
    [Alias("User", "LoginName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(UserNameCompleter))]
    public string? UserName { get; set; }

    /// <summary>Private key files to sign in with, tried in this order. Without it, and without -UseAgent and -Credential, the files id_rsa, id_ecdsa and id_ed25519 in the folder .ssh.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [Alias("IdentityFile")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PrivateKeyFileCompleter))]
    public string[]? KeyPath { get; set; }

    /// <summary>Opens encrypted private keys.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNull]
    public SecureString? Passphrase { get; set; }

    /// <summary>User and password to sign in with. The password is sent only to a server whose host key is verified.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>Lets the ssh-agent sign: with all its keys, or only with those of -KeyPath.</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SwitchParameter UseAgent { get; set; }

    /// <summary>A known_hosts file to use in place of those of the user and the system.</summary>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    public string? KnownHostsPath { get; set; }

    /// <summary>What to do about a host key that is not known: stop (Verify), add it to known_hosts and go on (AcceptNew), or go on whatever it is (Ignore).</summary>
    [Parameter(ParameterSetName = HostSet)]
    public SshHostKeyPolicy HostKeyPolicy { get; set; } = SshHostKeyPolicy.Verify;

    /// <summary>The fingerprint that the host key must have, as ssh-keygen -l shows it; known_hosts is then not needed.</summary>
    /// <remarks>Never from the pipeline: in reports the property of this name is what a server has shown, which proves nothing.</remarks>
    [Parameter(ParameterSetName = HostSet)]
    [ValidateNotNullOrEmpty]
    public string? HostKeyFingerprint { get; set; }

    private protected LocalAuthorizedKeys Local { get; } = new(ServerFiles.ForThisSystem());

    private protected IKeyFileGuard Guard { get; } = KeyFileGuard.ForThisSystem();

    private protected IReport Shell => _shell ??= new ShellReport(this);

    private IReport? _shell;

    /// <summary>Reads what holds for all targets.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _keyPaths = KeyPath?.Select(path => PathResolution.Single(this, path)).ToArray();
            _passphrase = Passphrase is null ? null : Keep(Passphrase);
            _password = Credential is null ? null : PasswordOf(Credential);
            if (KnownHostsPath is not null)
            {
                _knownHosts = KnownHostsLocations.Only(PathResolution.Single(this, KnownHostsPath));
            }

            Prepare();
        }
        catch (SshAdminException failure)
        {
            Fail(failure, failure.Input);
        }
    }

    /// <summary>Clears the secrets.</summary>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _secrets.ForEach(secret => secret.Dispose());
        }
    }

    /// <summary>What a command reads once, before its first input; a failure ends the command.</summary>
    private protected virtual void Prepare()
    {
    }

    /// <summary>Walks the files of this computer that were named; a failure in one is an error for that one.</summary>
    /// <param name="mustExist">The files are looked at; otherwise the first of an account is where a key is added.</param>
    /// <param name="work">Gets the files of one account together, and any other alone.</param>
    private protected void ForLocalTargets(bool mustExist, Action<IReadOnlyList<LocalTarget>> work)
    {
        LocalTargets targets = LocalTargets.OfThisComputer();
        foreach (string name in LocalUser)
        {
            Try(name, () =>
            {
                IReadOnlyList<LocalTarget> files = mustExist ? targets.ToLookAt(name) : targets.ToAdd(name);
                foreach (LocalTarget target in files.Where(target => target.Why is not null))
                {
                    WriteVerbose(target.Why);
                }

                work(files);
            });
        }

        foreach (string given in LiteralPath)
        {
            Try(given, () =>
            {
                string full = PathResolution.Single(this, given);
                if (mustExist && !File.Exists(full))
                {
                    throw new SshInputException(ErrorReason.PathNotFound, $"There is no file '{given}'.", given);
                }

                work([LocalTarget.OfPath(given, full)]);
            });
        }

        foreach (string given in Path)
        {
            Try(given, () =>
            {
                IEnumerable<UserPath> paths = mustExist || WildcardPattern.ContainsWildcardCharacters(given)
                    ? PathResolution.Existing(this, given, literal: false)
                    : [new UserPath(given, PathResolution.Single(this, given))];
                foreach (UserPath path in paths)
                {
                    Try(path.Raw, () => work([LocalTarget.OfPath(path.Raw, path.Full)]));
                }
            });
        }
    }

    private protected SessionRequest RequestFor(HostTarget target) => new()
    {
        Target = target,
        UserName = UserName ?? Credential?.UserName ?? Environment.UserName,
        KeyPaths = _keyPaths,
        UseAgent = UseAgent,
        Passphrase = _passphrase,
        Password = _password,
        KnownHosts = _knownHosts,
        HostKeyPolicy = HostKeyPolicy,
        HostKeyFingerprint = HostKeyFingerprint is null ? null : FingerprintText.Normalise(HostKeyFingerprint),
        Timeout = Timeout,
    };

    /// <summary>The keys of the files that were named; a private key file stands for its public half.</summary>
    private protected IEnumerable<(string Path, KeyToAdd Key)> ReadKeyFiles(KeyInput input, IEnumerable<string> paths) =>
        from given in paths
        from path in PathResolution.Existing(this, given, literal: !WildcardPattern.ContainsWildcardCharacters(given))
        from key in input.FromFile(path.Full)
        select (path.Full, key);

    private byte[] PasswordOf(PSCredential credential) => credential.Password.Length > 0
        ? Keep(credential.Password)
        : throw new SshInputException(ErrorReason.InvalidArgument, "The password of -Credential is empty; SSH servers take no empty passwords.", credential.UserName);

    private byte[] Keep(SecureString text)
    {
        Passphrase secret = Core.Keys.Operations.Passphrase.From(text);
        _secrets.Add(secret);
        return secret.Bytes;
    }
}
